package dev.shale.tools.cli.federation;

import java.util.regex.Pattern;
import org.semver4j.Semver;

/** Versions and ranges as npm has them. */
final class Versions {
  /** A version or a part of one with signs in front, or signs alone; no tag such as latest. */
  private static final Pattern PART = Pattern.compile("[v=^~<>]*([0-9][\\w.+*-]*|[*xX])?");

  /** What stands between the parts of a range. */
  private static final Pattern GAPS = Pattern.compile("[\\s,|]+");

  private Versions() {}

  static boolean isVersion(String text) {
    return Semver.isValid(text);
  }

  /** Whether a text is a range that npm reads, or empty for any version. */
  static boolean isRange(String text) {
    for (String part : GAPS.split(text, -1)) {
      if (!part.equals("-") && !PART.matcher(part).matches()) {
        return false;
      }
    }
    return true;
  }

  /** The order of versions; texts that are none come first, in their own order. */
  static int compare(String one, String other) {
    boolean isOne = isVersion(one);
    boolean isOther = isVersion(other);
    if (isOne && isOther) {
      return new Semver(one).compareTo(new Semver(other));
    }
    return isOne == isOther ? one.compareTo(other) : Boolean.compare(isOne, isOther);
  }

  /** Whether a version is in a range; any is in one that is empty, and in what is no range. */
  static boolean satisfies(String version, String range) {
    boolean isAny = range.isEmpty() || range.equals("*") || range.equalsIgnoreCase("x");
    if (isAny || !isRange(range)) {
      return true;
    }
    if (!isVersion(version)) {
      return version.equals(range);
    }
    try {
      return new Semver(version).satisfies(range);
    } catch (RuntimeException noRange) {
      return false;
    }
  }
}
