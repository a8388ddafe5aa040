package dev.shale.tools.cli.question.affected;

import dev.shale.tools.cli.change.ChangedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that are gone, by the ways in which requests may have named them: with and without an
 * extension, by a folder with an index, as the output of TypeScript, as a partial of Sass.
 */
final class GoneFiles {
  private static final Set<String> TYPE_SCRIPT = Set.of(".ts", ".tsx", ".mts", ".cts");
  private static final List<String> OUTPUTS = List.of(".js", ".jsx", ".mjs", ".cjs");

  private final Map<String, ChangedFile> byPath = new HashMap<>();
  private final Map<String, List<String>> byEnd = new HashMap<>();
  private final List<ChangedFile> files = new ArrayList<>();

  void add(ChangedFile file) {
    files.add(file);
    String path = file.text();
    addForms(file, path);
    int slash = path.lastIndexOf('/');
    if (path.startsWith("_", slash + 1)) {
      addForms(file, path.substring(0, slash + 1) + path.substring(slash + 2));
    }
  }

  private void addForms(ChangedFile file, String path) {
    put(path, file);
    int slash = path.lastIndexOf('/');
    int dot = path.lastIndexOf('.');
    if (dot <= slash + 1) {
      return;
    }
    String extension = path.substring(dot);
    String stem = path.substring(0, path.endsWith(".d.ts") ? path.length() - 5 : dot);
    put(stem, file);
    if (TYPE_SCRIPT.contains(extension)) {
      for (String output : OUTPUTS) {
        put(stem + output, file);
      }
    }
    if (stem.endsWith("/index") || stem.endsWith("/_index")) {
      put(stem.substring(0, stem.lastIndexOf('/')), file);
    }
  }

  private void put(String form, ChangedFile file) {
    if (byPath.putIfAbsent(form, file) == null) {
      byEnd
          .computeIfAbsent(form.substring(form.lastIndexOf('/') + 1), missing -> new ArrayList<>())
          .add(form);
    }
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** The file that an absolute path may have meant; null for none. */
  @Nullable ChangedFile at(String path) {
    return byPath.get(path);
  }

  /** A file whose path ends like this; null for none. */
  @Nullable ChangedFile endingWith(String tail) {
    List<String> forms = byEnd.get(tail.substring(tail.lastIndexOf('/') + 1));
    if (forms != null) {
      for (String form : forms) {
        if (form.endsWith("/" + tail)) {
          return byPath.get(form);
        }
      }
    }
    return null;
  }

  /** A file in a folder; null for none. */
  @Nullable ChangedFile below(String folder) {
    for (ChangedFile file : files) {
      if (file.text().startsWith(folder + "/")) {
        return file;
      }
    }
    return null;
  }

  /** A file that fits a pattern, in which a star stands for any text; null for none. */
  @Nullable ChangedFile fitting(String pattern) {
    for (ChangedFile file : files) {
      if (fits(pattern, 0, file.text(), 0)) {
        return file;
      }
    }
    return null;
  }

  private static boolean fits(String pattern, int at, String text, int from) {
    int star = pattern.indexOf('*', at);
    if (star < 0) {
      String rest = pattern.substring(at);
      return text.length() - from >= rest.length() && text.endsWith(rest);
    }
    String part = pattern.substring(at, star);
    if (at == 0) {
      return text.startsWith(part) && fits(pattern, star + 1, text, part.length());
    }
    int found = text.indexOf(part, from);
    return found >= 0 && fits(pattern, star + 1, text, found + part.length());
  }
}
