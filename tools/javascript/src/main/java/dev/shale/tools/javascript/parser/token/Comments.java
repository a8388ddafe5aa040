package dev.shale.tools.javascript.parser.token;

/** Is told of the comments that can mean something. */
public interface Comments {
  /** Called with each comment in front of the first token. */
  void headComment(int from, int until);

  /**
   * Called with the inside of each comment while {@link Trivia#seesComments}, perhaps repeatedly.
   */
  void comment(int commentBegin, int commentEnd);
}
