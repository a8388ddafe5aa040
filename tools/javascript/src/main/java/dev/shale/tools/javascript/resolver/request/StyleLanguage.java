package dev.shale.tools.javascript.resolver.request;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.util.ArrayList;
import java.util.List;

/** By whose rules a request of a style sheet names a file: what is added to its name. */
public enum StyleLanguage {
  CSS,
  SASS,
  LESS,
  STYLUS,
  /** One of the last three: in a file with another name, such as a component. */
  ANY;

  /** Whether a dependency is one of a style sheet. */
  public static boolean asks(DependencyKind kind) {
    return isCss(kind) || kind == JavaScriptKinds.SASS_USE || kind == JavaScriptKinds.STYLE_IMPORT;
  }

  /** Whether browsers would ask for it, too, so that a path from the root is one of the server. */
  public static boolean isCss(DependencyKind kind) {
    return kind == JavaScriptKinds.CSS_IMPORT
        || kind == JavaScriptKinds.CSS_URL
        || kind == JavaScriptKinds.CSS_COMPOSES;
  }

  /** The language of a request from a file. */
  public static StyleLanguage of(String path, DependencyKind kind) {
    if (isCss(kind)) {
      return CSS;
    }
    if (kind == JavaScriptKinds.SASS_USE || path.endsWith(".scss") || path.endsWith(".sass")) {
      return SASS;
    }
    if (path.endsWith(".less")) {
      return LESS;
    }
    return path.endsWith(".styl") ? STYLUS : ANY;
  }

  /** Tried in this order in packages. */
  public List<String> extensions() {
    return switch (this) {
      case CSS -> List.of(".css");
      case SASS -> List.of(".scss", ".sass", ".css");
      case LESS -> List.of(".less", ".css");
      case STYLUS -> List.of(".styl", ".css");
      case ANY -> List.of(".scss", ".sass", ".less", ".styl", ".css");
    };
  }

  /** Main fields of package.json, which are conditions of its exports as well. */
  public List<String> names() {
    return switch (this) {
      case CSS, STYLUS -> List.of("style");
      case SASS -> List.of("sass", "style");
      case LESS -> List.of("less", "style");
      case ANY -> List.of("sass", "less", "style");
    };
  }

  /** The names of files that a name stands for, the first one first. */
  public List<String> files(String name, DependencyKind kind) {
    return switch (this) {
      case CSS ->
          kind == JavaScriptKinds.CSS_IMPORT ? List.of(name, name.concat(".css")) : List.of(name);
      case SASS -> sass(name, kind == JavaScriptKinds.STYLE_IMPORT);
      case LESS -> less(name);
      case STYLUS -> stylus(name);
      case ANY -> {
        List<String> all = new ArrayList<>(SASS.files(name, kind));
        all.addAll(less(name));
        all.addAll(stylus(name));
        yield all;
      }
    };
  }

  /** The names of files that a directory stands for; none where it stands for nothing. */
  public List<String> indexes(DependencyKind kind) {
    return switch (this) {
      case CSS, LESS -> List.of();
      case SASS -> sass("index", kind == JavaScriptKinds.STYLE_IMPORT);
      case STYLUS -> List.of("index.styl");
      case ANY -> {
        List<String> all = new ArrayList<>(SASS.indexes(kind));
        all.addAll(STYLUS.indexes(kind));
        yield all;
      }
    };
  }

  /** What is added to a name, for people. */
  public String added() {
    return String.join(", ", extensions());
  }

  /** A plugin of Less is a program. */
  private static List<String> less(String name) {
    return name.indexOf('.') < 0
        ? List.of(name.concat(".less"), name, name.concat(".js"))
        : List.of(name, name.concat(".less"), name.concat(".js"));
  }

  private static List<String> stylus(String name) {
    return name.endsWith(".styl") ? List.of(name) : List.of(name.concat(".styl"), name);
  }

  /**
   * As Sass has it: a file for {@code @import} alone comes first, and CSS last, each with or
   * without an underscore. Where Sass calls two of them ambiguous, the first one counts.
   */
  private static List<String> sass(String name, boolean isImport) {
    List<String> files = new ArrayList<>();
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot);
    if (SASS.extensions().contains(extension)) {
      if (isImport) {
        addWithUnderscore(files, name.substring(0, dot) + ".import" + extension);
      }
      addWithUnderscore(files, name);
      return files;
    }
    if (isImport) {
      addSass(files, name.concat(".import"));
    }
    addSass(files, name);
    return files;
  }

  private static void addSass(List<String> files, String name) {
    for (String extension : SASS.extensions()) {
      addWithUnderscore(files, name.concat(extension));
    }
  }

  private static void addWithUnderscore(List<String> files, String name) {
    files.add(name);
    files.add("_".concat(name));
  }
}
