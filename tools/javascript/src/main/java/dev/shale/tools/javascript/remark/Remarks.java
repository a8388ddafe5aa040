package dev.shale.tools.javascript.remark;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which files may have comments for the tools of this project. */
public final class Remarks {
  /** What all of them have. */
  private static final byte[] MARK = "shale-ignore-".getBytes(StandardCharsets.UTF_8);

  private static final int LAST = MARK.length - 1;

  /** By a byte, as a number from 0 on, how far the mark's end is behind it if it is of the mark. */
  private static final byte[] BEHIND = behind();

  private Remarks() {}

  private static byte[] behind() {
    byte[] behind = new byte[1 << Byte.SIZE];
    Arrays.fill(behind, (byte) MARK.length);
    for (int at = 0; at <= LAST; at++) {
      behind[Byte.toUnsignedInt(MARK[at])] = (byte) (LAST - at);
    }
    return behind;
  }

  /** Whether there may be any in a range of bytes; looks at about one in thirteen. */
  public static boolean areIn(byte[] bytes, int begin, int end) {
    int at = begin + LAST;
    while (at < end) {
      int behind = BEHIND[Byte.toUnsignedInt(bytes[at])];
      if (behind > 0) {
        at += behind;
      } else if (Arrays.equals(bytes, at - LAST, at + 1, MARK, 0, MARK.length)) {
        return true;
      } else {
        at++;
      }
    }
    return false;
  }
}
