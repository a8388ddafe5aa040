package dev.shale.tools.cli.drawing;

import java.util.Locale;

/**
 * What is drawn as one thing.
 *
 * @param name a path from the root, or the name of a package or of what is no file
 * @param moduleCount how many modules it stands for
 * @param bytes of their files
 * @param isEntry whether the program begins with one of them
 */
record Node(Kind kind, String name, int moduleCount, long bytes, boolean isEntry) {
  /** What it stands for. */
  enum Kind {
    MODULE,
    FOLDER,
    PACKAGE,
    /** What is left to the platform, or ignored. */
    EXTERNAL;

    /** The kind's name in output. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same with another module in it. */
  Node with(long moreBytes, boolean isOtherEntry) {
    return new Node(kind, name, moduleCount + 1, bytes + moreBytes, isEntry || isOtherEntry);
  }
}
