package dev.shale.tools.javascript.resolver.request;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@code files}, {@code include} and {@code exclude} of a tsconfig.json. Immutable.
 *
 * <p>Extensions are ignored: a project of TypeScript decides about the files of other languages
 * beside its own.
 */
public final class SourceSet {
  public static final SourceSet NONE = new SourceSet(List.of(), List.of(), List.of());

  private final List<String> files;
  private final List<Glob> include;
  private final List<Glob> exclude;

  /** All paths and patterns are absolute. */
  public SourceSet(List<String> files, List<String> include, List<String> exclude) {
    this.files = List.copyOf(files);
    this.include = included(include);
    this.exclude = excluded(exclude);
  }

  private static List<Glob> included(List<String> patterns) {
    List<Glob> globs = new ArrayList<>(patterns.size());
    for (String pattern : patterns) {
      globs.add(new Glob(isDirectory(pattern) ? pattern.concat("/**/*") : pattern));
    }
    return List.copyOf(globs);
  }

  /** What is excluded takes all below with it. */
  private static List<Glob> excluded(List<String> patterns) {
    List<Glob> globs = new ArrayList<>(2 * patterns.size());
    for (String pattern : patterns) {
      globs.add(new Glob(pattern));
      globs.add(new Glob(pattern.concat("/**/*")));
    }
    return List.copyOf(globs);
  }

  /** To the compiler, a last name without a star and a dot is that of a directory. */
  private static boolean isDirectory(String pattern) {
    for (int at = pattern.lastIndexOf('/') + 1; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c == '*' || c == '?' || c == '.') {
        return false;
      }
    }
    return true;
  }

  /** Whether a file belongs to the project. */
  public boolean contains(String path) {
    return files.contains(path) || (matches(include, path) && !matches(exclude, path));
  }

  private static boolean matches(List<Glob> globs, String path) {
    for (Glob glob : globs) {
      if (glob.matches(path)) {
        return true;
      }
    }
    return false;
  }
}
