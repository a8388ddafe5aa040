package dev.shale.tools.cli.command.input;

import dev.shale.engine.query.Neighbours;
import dev.shale.tools.cli.argument.BuildArguments;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Options whose value is a number from 1 on. */
public final class CountArgument {
  /** How far a search goes. */
  public static final String DEPTH = "--depth";

  private static final String TOP = "--top";
  private static final int MOST_TOP = 1_000_000;
  private static final String ALL = "all";

  private CountArgument() {}

  /**
   * Declares how much of a long answer is shown.
   *
   * @param description what is counted
   */
  public static void declareTop(CommandSpec spec, String description, int usual) {
    spec.addOption(BuildArguments.value(TOP, "N", description + ". Default: " + usual));
  }

  /** How much is shown. */
  public static int top(ParseResult given, int usual) {
    return of(given, TOP, usual, MOST_TOP);
  }

  /** The number that was given, or the usual one. */
  public static int of(ParseResult given, String option, int usual, int most) {
    String text = BuildArguments.text(given, option, Integer.toString(usual));
    int number = number(text, most);
    if (number == 0) {
      throw notOneOf(given, option, "a number from 1 to " + most, text);
    }
    return number;
  }

  /** The number of imports that was given, or {@link Neighbours#ANY_DISTANCE} for all. */
  public static int depth(ParseResult given, String usual) {
    String text = BuildArguments.text(given, DEPTH, usual);
    if (text.equals(ALL)) {
      return Neighbours.ANY_DISTANCE;
    }
    int number = number(text, Integer.MAX_VALUE - 1);
    if (number == 0) {
      throw notOneOf(given, DEPTH, "a number from 1 on, or all", text);
    }
    return number;
  }

  /** A number from 1 to the most, or 0 for what is none. */
  private static int number(String text, int most) {
    try {
      int number = Integer.parseInt(text);
      return number >= 1 && number <= most ? number : 0;
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  private static RuntimeException notOneOf(
      ParseResult given, String option, String expected, String text) {
    return BuildArguments.notOneOf(given.commandSpec().qualifiedName(), option, expected, text);
  }
}
