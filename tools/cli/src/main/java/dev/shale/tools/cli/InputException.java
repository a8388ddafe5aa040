package dev.shale.tools.cli;

/** The arguments are well formed, but name nothing that a graph can be built from. */
final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InputException(String sentence) {
    super(sentence);
  }
}
