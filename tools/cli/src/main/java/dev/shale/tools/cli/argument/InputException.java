package dev.shale.tools.cli.argument;

/** The arguments are well formed, but name nothing that a graph can be built from. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public InputException(String sentence) {
    super(sentence);
  }
}
