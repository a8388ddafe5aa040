package dev.shale.tools.javascript.resolver;

import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.resolver.request.ContextPattern;
import dev.shale.tools.javascript.resolver.request.Exceptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through a folder for the files that fit a pattern. For one pattern, of one thread. */
final class ContextWalk {
  private static final String INDEX = "index";

  /** As many files as a pattern may mean. */
  private static final int MOST_FILES = 10_000;

  /** As many names as are looked at for a pattern. */
  private static final int MOST_NAMES = 200_000;

  private static final int DEEPEST = 64;

  private record Match(Directory directory, String name) {}

  /** Finds out which module a file is; null for none. */
  interface Lookup {
    @Nullable Resolved file(Directory directory, String name);
  }

  private final ContextPattern pattern;
  private final List<String> extensions;
  private final Exceptions without;
  private final String asker;
  private final List<Match> matches = new ArrayList<>();
  private int nameCount;

  /**
   * @param asker the file that has the pattern, which is not meant itself
   */
  ContextWalk(ContextPattern pattern, List<String> extensions, Exceptions without, String asker) {
    this.pattern = pattern;
    this.extensions = extensions;
    this.without = without;
    this.asker = asker;
  }

  /** Goes through a directory; false when there is too much in it. */
  boolean into(Directory directory, String path, int depth) {
    String[] names = Contexts.names(directory);
    if (names == null) {
      return true;
    }
    nameCount += names.length;
    if (nameCount > MOST_NAMES || depth > DEEPEST) {
      return false;
    }
    for (String name : names) {
      if (name.startsWith(".") || name.equals(Directory.NODE_MODULES)) {
        continue;
      }
      String below = path.concat(name);
      boolean fits = fits(below);
      if (!fits && (depth == pattern.depth() || isFileName(name))) {
        continue;
      }
      Entry entry = directory.child(name);
      if (entry instanceof Directory child) {
        boolean isLink = !child.path().equals(directory.pathOf(name));
        if (!isLink && depth < pattern.depth() && !into(child, below.concat("/"), depth + 1)) {
          return false;
        }
      } else if (fits && entry instanceof Entry.RegularFile && isWanted(directory, name)) {
        matches.add(new Match(directory, name));
      }
      if (matches.size() > MOST_FILES) {
        return false;
      }
    }
    return true;
  }

  /** Whether a name is so surely no folder's that the system need not be asked. */
  private boolean isFileName(String name) {
    for (String extension : extensions) {
      if (name.endsWith(extension)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWanted(Directory directory, String name) {
    String path = directory.pathOf(name);
    return !path.equals(asker) && !without.have(path);
  }

  private boolean fits(String path) {
    if (pattern.fits(path)) {
      return true;
    }
    if (!pattern.isCompleted()) {
      return false;
    }
    for (String extension : extensions) {
      if (path.endsWith(extension)) {
        String request = path.substring(0, path.length() - extension.length());
        return pattern.fits(request) || (isIndex(request) && pattern.fits(folder(request)));
      }
    }
    return false;
  }

  private static boolean isIndex(String request) {
    return request.endsWith("/".concat(INDEX));
  }

  private static String folder(String request) {
    return request.substring(0, request.length() - INDEX.length() - 1);
  }

  /** The modules that were found, each once, in the order of paths. */
  List<Resolved> found(Lookup lookup) {
    Set<Resolved> found = new LinkedHashSet<>();
    for (Match match : matches) {
      Resolved file = lookup.file(match.directory(), match.name());
      if (file != null && !file.path().equals(asker)) {
        found.add(file);
      }
    }
    return List.copyOf(found);
  }
}
