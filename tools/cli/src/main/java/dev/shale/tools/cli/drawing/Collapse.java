package dev.shale.tools.cli.drawing;

import org.jspecify.annotations.Nullable;

/**
 * Which modules are drawn as one. Those of an installed package always are, unless each module is
 * drawn alone.
 *
 * @param kind what becomes one
 * @param depth of folders: how many of a path count
 */
public record Collapse(Kind kind, int depth) {
  /** Each module is drawn alone. */
  public static final Collapse NONE = new Collapse(Kind.NOTHING, 0);

  /** What {@link #parse} takes. */
  public static final String EXPECTED = "package or folder:N with N from 1 on";

  private static final String PACKAGE = "package";
  private static final String FOLDER = "folder:";

  /** What becomes one. */
  public enum Kind {
    NOTHING,
    PACKAGE,
    FOLDER
  }

  /** Reads {@code package} or {@code folder:2}; null for what is neither. */
  public static @Nullable Collapse parse(String text) {
    if (text.equals(PACKAGE)) {
      return new Collapse(Kind.PACKAGE, 0);
    }
    if (!text.startsWith(FOLDER)) {
      return null;
    }
    try {
      int depth = Integer.parseInt(text.substring(FOLDER.length()));
      return depth < 1 ? null : new Collapse(Kind.FOLDER, depth);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  /** The folder that a file is drawn as, of its path; that of the root is a dot. */
  String folder(String path) {
    int end = 0;
    int left = depth;
    for (int slash = path.indexOf('/');
        slash >= 0 && left > 0;
        slash = path.indexOf('/', end + 1)) {
      // The way up out of the root is no folder.
      boolean isUp =
          path.startsWith("..", slash - 2) && (slash == 2 || path.charAt(slash - 3) == '/');
      left -= isUp ? 0 : 1;
      end = slash;
    }
    return end == 0 ? "." : path.substring(0, end);
  }
}
