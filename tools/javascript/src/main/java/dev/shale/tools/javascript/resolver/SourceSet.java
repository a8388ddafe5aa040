package dev.shale.tools.javascript.resolver;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@code files}, {@code include} and {@code exclude} of a tsconfig.json. Immutable.
 *
 * <p>Extensions are ignored: a project of TypeScript decides about the files of other languages
 * beside its own.
 */
final class SourceSet {
  static final SourceSet NONE = new SourceSet(List.of(), List.of(), List.of());

  private final List<String> files;
  private final List<Glob> include;
  private final List<Glob> exclude;

  /** All paths and patterns are absolute. */
  SourceSet(List<String> files, List<String> include, List<String> exclude) {
    this.files = List.copyOf(files);
    this.include = globs(include);
    this.exclude = globs(exclude);
  }

  /** A name without a star or a dot means a directory, and so does any name that is one. */
  private static List<Glob> globs(List<String> patterns) {
    List<Glob> globs = new ArrayList<>();
    for (String pattern : patterns) {
      globs.add(new Glob(pattern));
      globs.add(new Glob(pattern.endsWith("/**") ? pattern + "/*" : pattern + "/**/*"));
    }
    return List.copyOf(globs);
  }

  /** Whether a file belongs to the project. */
  boolean contains(String path) {
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
