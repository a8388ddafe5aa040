package dev.shale.tools.javascript.resolver;

import dev.shale.tools.javascript.resolver.request.Quotes;

/** Goes through the names of a path, from directory to directory. All methods are pure. */
final class Walk {
  private Walk() {}

  /**
   * Goes through the names of a path up to its last one.
   *
   * @return the directory, or what is broken or missing on the way
   */
  static Entry to(Directory base, String path, int end) {
    Directory directory = base;
    int begin = 0;
    while (begin < end) {
      int slash = path.indexOf('/', begin);
      if (slash == begin) {
        begin++;
        continue;
      }
      if (isDots(path, begin)) {
        directory = step(directory, path, begin);
      } else {
        String name = path.substring(begin, slash);
        Entry child = directory.child(name);
        if (!(child instanceof Directory next)) {
          return noDirectory(directory, name, child, begin);
        }
        directory = next;
      }
      begin = slash + 1;
    }
    return directory;
  }

  private static Entry noDirectory(Directory directory, String name, Entry entry, int begin) {
    return switch (entry) {
      case Entry.Broken broken -> broken;
      case Entry.RegularFile file ->
          new Entry.Broken(Quotes.said(directory.pathOf(name)) + " is a file, not a directory");
      default -> new Entry.NoDirectory(directory, name, begin);
    };
  }

  /** Whether the name that begins here is {@code .} or {@code ..}. */
  static boolean isDots(String path, int begin) {
    int length = path.length();
    if (begin >= length || path.charAt(begin) != '.') {
      return false;
    }
    int next = begin + 1;
    if (next < length && path.charAt(next) == '.') {
      next++;
    }
    return next == length || path.charAt(next) == '/';
  }

  /** The directory that a name of dots, or none at all, means. */
  static Directory step(Directory directory, String path, int begin) {
    if (!path.startsWith("..", begin)) {
      return directory;
    }
    Directory parent = directory.parent();
    return parent == null ? directory : parent;
  }
}
