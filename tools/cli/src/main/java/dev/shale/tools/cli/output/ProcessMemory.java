package dev.shale.tools.cli.output;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the system knows about this process's memory. */
public final class ProcessMemory {
  /** The answer of a system that does not tell. */
  public static final long UNKNOWN = -1;

  private static final String STATUS = "/proc/self/status";
  private static final String HIGH_WATER_MARK = "VmHWM:";

  private ProcessMemory() {}

  /** The most bytes that ever were resident, or {@link #UNKNOWN}; to be had on Linux. */
  public static long peakResidentBytes() {
    try (FileInputStream stream = new FileInputStream(STATUS)) {
      return peakResidentBytes(new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException failure) {
      return UNKNOWN;
    }
  }

  /** Reads {@code VmHWM: 12345 kB}. */
  private static long peakResidentBytes(String status) {
    int index = status.indexOf(HIGH_WATER_MARK);
    if (index < 0) {
      return UNKNOWN;
    }
    index += HIGH_WATER_MARK.length();
    while (index < status.length() && Character.isWhitespace(status.charAt(index))) {
      index++;
    }
    long kibibytes = 0;
    for (; index < status.length() && isDigit(status.charAt(index)); index++) {
      kibibytes = kibibytes * 10 + status.charAt(index) - '0';
    }
    return kibibytes << 10;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
