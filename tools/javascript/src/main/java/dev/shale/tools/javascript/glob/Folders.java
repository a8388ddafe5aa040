package dev.shale.tools.javascript.glob;

import dev.shale.tools.javascript.resolver.request.Glob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks folders for what fits patterns, in the order of names. Installed packages, hidden folders
 * and folders that links lead to are left out.
 */
public final class Folders {
  /** As deep as a pattern with {@code **} leads. */
  private static final int DEEPEST = 32;

  private final Glob wanted;
  private final List<Glob> unwanted;
  private final boolean wantsFiles;
  private final Predicate<Path> isKnown;
  private final int depth;
  private final List<Path> found = new ArrayList<>();

  private Folders(
      String pattern, List<Glob> unwanted, boolean wantsFiles, Predicate<Path> isKnown) {
    this.isKnown = isKnown;
    wanted = new Glob(pattern);
    this.unwanted = unwanted;
    this.wantsFiles = wantsFiles;
    depth =
        pattern.contains("**") ? DEEPEST : (int) pattern.chars().filter(c -> c == '/').count() + 1;
  }

  /** The folders below a root whose relative paths fit a pattern and none of others. */
  public static List<Path> folders(Path root, String pattern, List<Glob> unwanted) {
    return walk(root, pattern, unwanted, false, path -> false);
  }

  /** The files below a root whose relative paths fit a pattern. */
  public static List<Path> files(Path root, String pattern) {
    return files(root, pattern, path -> false);
  }

  /**
   * The same without some.
   *
   * @param isKnown of such a path whether it is left out, without a look at the file
   */
  static List<Path> files(Path root, String pattern, Predicate<Path> isKnown) {
    return walk(root, pattern, List.of(), true, isKnown);
  }

  private static List<Path> walk(
      Path root, String pattern, List<Glob> unwanted, boolean wantsFiles, Predicate<Path> isKnown) {
    String prefix = plainPrefix(pattern);
    if (prefix.length() == pattern.length()) {
      Path only = root.resolve(pattern);
      boolean fits = wantsFiles ? Files.isRegularFile(only) : Files.isDirectory(only);
      return fits
              && !isKnown.test(only)
              && unwanted.stream().noneMatch(glob -> glob.matches(pattern))
          ? List.of(only)
          : List.of();
    }
    Folders walk = new Folders(pattern, unwanted, wantsFiles, isKnown);
    Path begin = prefix.isEmpty() ? root : root.resolve(prefix);
    int segments = prefix.isEmpty() ? 0 : (int) prefix.chars().filter(c -> c == '/').count();
    walk.into(begin, prefix, segments);
    return walk.found;
  }

  /** The folders with which a pattern begins, with a slash; all of it where it has no stars. */
  private static String plainPrefix(String pattern) {
    for (int at = 0; at < pattern.length(); at++) {
      if ("*?[{".indexOf(pattern.charAt(at)) >= 0) {
        return pattern.substring(0, pattern.lastIndexOf('/', at) + 1);
      }
    }
    return pattern;
  }

  private void into(Path directory, String path, int segments) {
    for (String name : names(directory)) {
      if (name.equals("node_modules") || name.startsWith(".")) {
        continue;
      }
      String relative = path.concat(name);
      boolean isWanted = wanted.matches(relative) && !isUnwanted(relative);
      boolean goesOn = segments + 1 < depth;
      if (!isWanted && !goesOn) {
        continue;
      }
      Path child = directory.resolve(name);
      if (isWanted && wantsFiles && isKnown.test(child)) {
        continue;
      }
      BasicFileAttributes attributes = attributes(child);
      boolean isFolder = attributes != null && attributes.isDirectory();
      if (isWanted && (wantsFiles ? isFile(child, attributes) : isFolder)) {
        found.add(child);
      }
      if (goesOn && isFolder) {
        into(child, relative.concat("/"), segments + 1);
      }
    }
  }

  /** The names in a directory, sorted; none where it cannot be listed. */
  public static List<String> names(Path directory) {
    String[] names = directory.toFile().list();
    if (names == null) {
      return List.of();
    }
    Arrays.sort(names);
    return List.of(names);
  }

  /** What a path is; links are not followed, so that no walk goes in circles. */
  private static @Nullable BasicFileAttributes attributes(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException gone) {
      return null;
    }
  }

  private static boolean isFile(Path path, @Nullable BasicFileAttributes attributes) {
    return attributes != null
        && (attributes.isRegularFile()
            || (attributes.isSymbolicLink() && Files.isRegularFile(path)));
  }

  private boolean isUnwanted(String path) {
    for (Glob glob : unwanted) {
      if (glob.matches(path)) {
        return true;
      }
    }
    return false;
  }
}
