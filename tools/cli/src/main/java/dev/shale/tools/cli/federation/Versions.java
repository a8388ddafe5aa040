package dev.shale.tools.cli.federation;

import java.util.regex.Pattern;
import org.semver4j.Semver;

/** Versions and ranges as npm has them. */
final class Versions {
  /** Versions, with signs in front and between them; no tag such as latest, and no place. */
  private static final Pattern RANGE =
      Pattern.compile(
          "\\s*([*xX]|[v=^~<>\\s]*\\d[\\w.+*-]*)(\\s*(\\|\\||-|,)?\\s*([*xX]|[v=^~<>\\s]*\\d[\\w.+*-]*))*\\s*");

  private Versions() {}

  static boolean isVersion(String text) {
    return Semver.isValid(text);
  }

  /** Whether a text is a range that npm reads, or empty for any version. */
  static boolean isRange(String text) {
    return text.isEmpty() || RANGE.matcher(text).matches();
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
