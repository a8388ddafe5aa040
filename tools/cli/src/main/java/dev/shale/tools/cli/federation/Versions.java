package dev.shale.tools.cli.federation;

import org.semver4j.Semver;

/** Versions and ranges as npm has them. */
final class Versions {
  private Versions() {}

  static boolean isVersion(String text) {
    return Semver.isValid(text);
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

  /** Whether a version is in a range; any is in one that is empty. */
  static boolean satisfies(String version, String range) {
    if (range.isEmpty() || range.equals("*")) {
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
