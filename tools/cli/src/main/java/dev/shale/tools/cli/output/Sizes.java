package dev.shale.tools.cli.output;

/** Amounts of memory, in powers of 1,024, as arguments and for people. */
public final class Sizes {
  /** What {@link #parse} answers to a text that is no size. */
  public static final long NOT_A_SIZE = -1;

  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  private Sizes() {}

  /**
   * Reads a positive whole number with the unit {@code k}, {@code m}, {@code g} or none.
   *
   * @return bytes, or {@link #NOT_A_SIZE}
   */
  public static long parse(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    long unit = unitBytes(text, digits);
    // Nine digits of gibibytes fit into a long.
    if (digits == 0 || digits > 9 || unit == NOT_A_SIZE) {
      return NOT_A_SIZE;
    }
    long bytes = Long.parseLong(text, 0, digits, 10) * unit;
    return bytes == 0 ? NOT_A_SIZE : bytes;
  }

  private static long unitBytes(String text, int begin) {
    if (begin == text.length()) {
      return 1;
    }
    if (begin + 1 < text.length()) {
      return NOT_A_SIZE;
    }
    return switch (text.charAt(begin)) {
      case 'k', 'K' -> KIB;
      case 'm', 'M' -> MIB;
      case 'g', 'G' -> GIB;
      default -> NOT_A_SIZE;
    };
  }

  /** An amount with one decimal: {@code 4.2 MiB}. */
  public static String of(long bytes) {
    if (bytes < KIB) {
      return Numbers.grouped(bytes) + (bytes == 1 ? " byte" : " bytes");
    }
    if (bytes < MIB) {
      return Numbers.tenths(bytes * 10 / KIB) + " KiB";
    }
    return Numbers.tenths(bytes * 10 / MIB) + " MiB";
  }
}
