package dev.shale.tools.javascript.resolver;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.tools.javascript.resolver.manifest.PackageJson;
import dev.shale.tools.javascript.resolver.manifest.TargetMap;
import dev.shale.tools.javascript.resolver.request.Quotes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the files with which the code of a directory begins. For one use. */
public final class EntryFinder {
  private static final List<String> EXTENSIONS =
      List.of(".tsx", ".ts", ".jsx", ".js", ".mts", ".mjs", ".cts", ".cjs");

  private final Rules rules;
  private final Path directory;
  private final FileTree tree;
  private final FileLocator files;
  private final Set<String> found = new LinkedHashSet<>();
  private final List<String> skipped = new ArrayList<>();
  private String origin = "";
  private String failure = "";

  /**
   * Looks for entries.
   *
   * @param rules with the main fields that may name an entry
   * @param directory as the user named it
   */
  public EntryFinder(Rules rules, Path directory) {
    this.rules = rules;
    this.directory = directory;
    tree = new FileTree(rules);
    files = new FileLocator(rules, tree);
    find();
  }

  /** Absolute real paths, in the order of the package.json. */
  public List<String> files() {
    return List.copyOf(found);
  }

  /** What named them, such as {@code package.json source}. */
  public String origin() {
    return origin;
  }

  /** What was passed over, a sentence each. */
  public List<String> skipped() {
    return List.copyOf(skipped);
  }

  /** Why there is none, a sentence; otherwise empty. */
  public String failure() {
    return failure;
  }

  private void find() {
    Entry entry = tree.find(directory);
    if (entry instanceof Directory base) {
      find(base);
    } else if (entry instanceof Entry.Broken broken) {
      failure = "Cannot enter " + directory + ": " + broken.reason();
    } else if (entry instanceof Entry.Absent) {
      failure = "There is no directory " + directory;
    } else {
      failure = directory + " is a file, not a directory";
    }
  }

  private void find(Directory base) {
    if (!Files.isExecutable(directory)) {
      failure = "Cannot enter " + directory + ": permission denied";
      return;
    }
    PackageJson packageJson = base.packageJson();
    if (packageJson.isBroken()) {
      failure = "Cannot read the package.json of " + directory + ": " + packageJson.problem();
      return;
    }
    if (!packageJson.exists()) {
      for (Diagnostic passedOver : packageJson.warnings()) {
        skipped.add(passedOver.message());
      }
    }
    if (!fromSource(base) && !fromMainFields(base) && !fromExports(base) && !fromIndex(base)) {
      failure = nothing();
    }
  }

  private String nothing() {
    String text =
        directory
            + " has no package.json entry (source, module, main, exports)"
            + " and neither src/index.* nor index.*: name an entry file";
    return skipped.isEmpty() ? text : text + " (" + String.join("; ", skipped) + ")";
  }

  private boolean fromSource(Directory base) {
    for (String path : base.packageJson().source()) {
      take(base, path, "package.json source");
    }
    return !found.isEmpty();
  }

  private boolean fromMainFields(Directory base) {
    for (PackageJson.MainField field : base.packageJson().mainFields()) {
      if (take(base, field.value(), "package.json " + field.name())) {
        return true;
      }
    }
    return false;
  }

  private boolean take(Directory base, String path, String field) {
    Resolved file = locate(base, path);
    if (file.status() != Status.FILE) {
      skipped.add(field + " names " + Quotes.quoted(path) + ": " + file.message());
      return false;
    }
    origin = field;
    return found.add(file.path());
  }

  private Resolved locate(Directory base, String path) {
    return files.locate(
        base, path, Syntax.IMPORT, (from, request, syntax) -> FileLocator.unresolved(request));
  }

  /** Takes "." and the explicit subpaths that are code: patterns name too many. */
  private boolean fromExports(Directory base) {
    TargetMap exports = base.packageJson().exports();
    if (exports == null) {
      return false;
    }
    for (String key : exports.exactKeys()) {
      String path = exports.match(key, rules.importConditions()).target();
      if (path.startsWith("./") && isCode(path)) {
        takeExport(base, key, path);
      }
    }
    return !found.isEmpty();
  }

  private void takeExport(Directory base, String key, String path) {
    Resolved file = files.exactFile(base, path.substring(2));
    if (file.status() == Status.FILE) {
      origin = "package.json exports";
      found.add(file.path());
    } else {
      skipped.add(
          "package.json exports name "
              + Quotes.quoted(path)
              + " for "
              + Quotes.quoted(key)
              + ", but there is "
              + file.message());
    }
  }

  private static boolean isCode(String path) {
    for (String extension : EXTENSIONS) {
      if (path.endsWith(extension)) {
        return !path.endsWith(".d" + extension);
      }
    }
    return false;
  }

  private boolean fromIndex(Directory base) {
    return (base.child("src") instanceof Directory src && fromIndex(src, "src/index"))
        || fromIndex(base, "index");
  }

  private boolean fromIndex(Directory base, String label) {
    for (String extension : EXTENSIONS) {
      if (base.look("index".concat(extension)) instanceof Entry.RegularFile file) {
        origin = label + extension;
        return found.add(file.directory().pathOf(file.name()));
      }
    }
    return false;
  }
}
