package dev.shale.tools.javascript.parser.meaning;

/**
 * What the syntax reads for the calls that mean something: their arguments, and names that turn out
 * to be no such call.
 */
public interface Descent {
  /** Reads an expression without commas and returns what is known about its value. */
  int assignment();

  /** Reads an expression inside brackets of its own and returns what is known about its value. */
  int nested();

  /** Reads a name that means nothing. */
  int identifier();

  /** Reads {@code => value} behind a parameter without parentheses. */
  int singleParameterArrow(int parameter);

  /** Reads what follows {@code ?.}: a name, an index, arguments. */
  void optionalMember();

  /** Reads arguments up to the closing parenthesis and behind it; returns how many. */
  int restOfArguments();

  /** Reads parenthesised arguments; returns how many. */
  int countedArguments();
}
