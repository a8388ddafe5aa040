package dev.shale.tools.cli.output;

/** Numbers for people, in English. By hand, because formatters cost a start more than a build. */
public final class Numbers {
  private static final long NANOS_PER_CENTISECOND = 10_000_000;
  private static final long NANOS_PER_TENTH_OF_MILLI = 100_000;

  private Numbers() {}

  /** A count with commas between groups of three digits. */
  public static String grouped(long count) {
    String digits = Long.toString(count);
    StringBuilder text = new StringBuilder(digits.length() + digits.length() / 3);
    for (int index = 0; index < digits.length(); index++) {
      int remaining = digits.length() - index;
      if (index > 0 && remaining % 3 == 0) {
        text.append(',');
      }
      text.append(digits.charAt(index));
    }
    return text.toString();
  }

  /** A count and its noun: {@code 1 entry}, {@code 1,200 modules}, {@code no errors}. */
  public static String counted(long count, String noun) {
    return (count == 0 ? "no" : grouped(count)) + " " + (count == 1 ? noun : plural(noun));
  }

  private static String plural(String noun) {
    return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
  }

  /** A duration with two decimals: {@code 0.21 s}. */
  public static String seconds(long nanos) {
    long centiseconds = (nanos + NANOS_PER_CENTISECOND / 2) / NANOS_PER_CENTISECOND;
    long rest = centiseconds % 100;
    return grouped(centiseconds / 100) + (rest < 10 ? ".0" : ".") + rest + " s";
  }

  /** A duration with one decimal: {@code 3.4 ms}. */
  public static String millis(long nanos) {
    long tenths = (nanos + NANOS_PER_TENTH_OF_MILLI / 2) / NANOS_PER_TENTH_OF_MILLI;
    return tenths(tenths) + " ms";
  }

  /** A number of tenths as a decimal. */
  public static String tenths(long tenths) {
    return grouped(tenths / 10) + "." + tenths % 10;
  }
}
