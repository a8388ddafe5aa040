package dev.shale.tools.javascript.parser.token;

/** Number literals as numbers, without an allocation and therefore not all of them. */
public final class Numbers {
  /** The largest power of ten that a double holds exactly, and with it the quotient by it. */
  private static final int EXACT_POWER = 22;

  private static final double EXACT_MANTISSA = 1L << 53;

  private Numbers() {}

  /** Whether a literal, which may be a BigInt, is a zero. */
  public static boolean isZero(byte[] bytes, int begin, int end) {
    boolean isPrefixed = end - begin > 1 && radix(bytes[begin + 1]) != 0;
    for (int at = isPrefixed ? begin + 2 : begin; at < end; at++) {
      int character = bytes[at];
      if (!isPrefixed && (character | 0x20) == 'e') {
        return true;
      }
      if (character != '0' && character != '_' && character != '.' && character != 'n') {
        return false;
      }
    }
    return true;
  }

  /** The value of a literal; NaN for a BigInt and for what simple arithmetic may round. */
  public static double value(byte[] bytes, int begin, int end) {
    boolean hasZero = bytes[begin] == '0' && end - begin > 1;
    int radix = hasZero ? radix(bytes[begin + 1]) : 0;
    if (radix != 0) {
      return integer(bytes, begin + 2, end, radix);
    }
    return hasZero && isOctal(bytes, begin, end)
        ? integer(bytes, begin, end, 8)
        : decimal(bytes, begin, end);
  }

  private static int radix(int character) {
    return switch (character | 0x20) {
      case 'x' -> 16;
      case 'o' -> 8;
      case 'b' -> 2;
      default -> 0;
    };
  }

  private static boolean isOctal(byte[] bytes, int begin, int end) {
    for (int at = begin; at < end; at++) {
      if (bytes[at] < '0' || bytes[at] > '7') {
        return false;
      }
    }
    return true;
  }

  private static double integer(byte[] bytes, int begin, int end, int radix) {
    double value = 0;
    for (int at = begin; at < end; at++) {
      if (bytes[at] != '_') {
        int digit = Characters.hexValue(bytes[at]);
        if (digit < 0) {
          return Double.NaN;
        }
        value = value * radix + digit;
      }
    }
    return value < EXACT_MANTISSA ? value : Double.NaN;
  }

  private static double decimal(byte[] bytes, int begin, int end) {
    double mantissa = 0;
    int power = 0;
    boolean isFraction = false;
    for (int at = begin; at < end; at++) {
      int character = bytes[at];
      if (character == '.') {
        isFraction = true;
      } else if (character >= '0' && character <= '9') {
        mantissa = mantissa * 10 + (character - '0');
        power -= isFraction ? 1 : 0;
      } else if ((character | 0x20) == 'e') {
        return scaled(mantissa, power + exponent(bytes, at + 1, end));
      } else if (character != '_') {
        return Double.NaN;
      }
    }
    return scaled(mantissa, power);
  }

  private static int exponent(byte[] bytes, int begin, int end) {
    int value = 0;
    for (int at = begin; at < end; at++) {
      if (bytes[at] >= '0' && bytes[at] <= '9') {
        value = Math.min(value * 10 + (bytes[at] - '0'), 10_000);
      }
    }
    return begin < end && bytes[begin] == '-' ? -value : value;
  }

  /** One rounding by IEEE rules is the right one while both sides are exact. */
  private static double scaled(double mantissa, int power) {
    if (mantissa >= EXACT_MANTISSA || Math.abs(power) > EXACT_POWER) {
      return Double.NaN;
    }
    double ten = 1;
    for (int step = Math.abs(power); step > 0; step--) {
      ten *= 10;
    }
    return power < 0 ? mantissa / ten : mantissa * ten;
  }
}
