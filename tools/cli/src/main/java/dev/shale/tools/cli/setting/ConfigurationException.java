package dev.shale.tools.cli.setting;

/** A configuration cannot be used; the message is a sentence without its dot. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ConfigurationException(String sentence) {
    super(sentence, null, false, false);
  }
}
