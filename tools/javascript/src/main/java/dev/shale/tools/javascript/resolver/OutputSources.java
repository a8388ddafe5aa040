package dev.shale.tools.javascript.resolver;

import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.resolver.manifest.PackageJson;
import dev.shale.tools.javascript.resolver.request.Requests;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source that an output of a package is made of, such as {@code src/a.ts} for {@code
 * dist/esm/a.mjs}: by {@code rootDir} and {@code outDir} of its tsconfig.json, or by the same name
 * below {@code src}.
 */
final class OutputSources {
  private static final List<String> EXTENSIONS =
      List.of(".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".vue", ".svelte");
  private static final String SOURCES = "src";

  private final FileLocator files;

  OutputSources(FileLocator files) {
    this.files = files;
  }

  /**
   * Finds a source.
   *
   * @param path of the output, relative to the directory of its package
   * @return null where there is none
   */
  @Nullable Resolved find(Directory directory, String path) {
    String output = path.startsWith("./") ? path.substring(2) : path;
    if (!isCode(output)) {
      return null;
    }
    Resolved declared = declared(directory, output);
    return declared == null ? conventional(directory, output) : declared;
  }

  /** What stands for the main file of a package whose output is not there. */
  @Nullable Resolved main(Directory directory) {
    for (PackageJson.MainField field : directory.packageJson().mainFields()) {
      Resolved source = find(directory, field.value());
      if (source != null) {
        return source;
      }
    }
    return named(directory, "", "index", "");
  }

  /** Whether a file is what the package's tsconfig.json says that its sources are turned into. */
  boolean isDeclared(Directory directory, String path) {
    TsConfig config = directory.tsConfig();
    return !config.outDir().isEmpty()
        && !config.outDir().equals(directory.path())
        && Requests.absolute(directory.path(), path).startsWith(config.outDir().concat("/"));
  }

  private @Nullable Resolved declared(Directory directory, String output) {
    if (!isDeclared(directory, output)) {
      return null;
    }
    TsConfig config = directory.tsConfig();
    String rest =
        Requests.absolute(directory.path(), output).substring(config.outDir().length() + 1);
    if (!config.rootDir().isEmpty()) {
      return source(config.rootDir(), rest, "");
    }
    Resolved below = source(directory.pathOf(SOURCES), rest, "");
    return below == null ? source(directory.path(), rest, config.outDir()) : below;
  }

  private @Nullable Resolved conventional(Directory directory, String output) {
    String rest = output;
    String folder = "";
    while (true) {
      int slash = rest.indexOf('/');
      if (slash < 0 || !isOutputFolder(rest.substring(0, slash))) {
        break;
      }
      folder = folder.isEmpty() ? directory.pathOf(rest.substring(0, slash)) : folder;
      rest = rest.substring(slash + 1);
      Resolved below = source(directory.pathOf(SOURCES), rest, folder);
      if (below != null) {
        return below;
      }
    }
    Resolved source = folder.isEmpty() ? null : source(directory.path(), rest, folder);
    return source == null ? ofPackageName(directory, rest, folder) : source;
  }

  /** Bundles have the name of their package and are made of its index. */
  private @Nullable Resolved ofPackageName(Directory directory, String rest, String folder) {
    String name = directory.packageJson().name();
    String last = name.substring(name.lastIndexOf('/') + 1);
    boolean isIndex =
        rest.startsWith("index.")
            || rest.startsWith("main.")
            || rest.startsWith("bundle.")
            || (!last.isEmpty() && rest.startsWith(last.concat(".")));
    return isIndex ? named(directory, folder, "index", "") : null;
  }

  private @Nullable Resolved named(
      Directory directory, String folder, String name, String otherFolder) {
    Resolved below = stem(directory.pathOf(SOURCES), name, folder);
    return below == null && !folder.isEmpty() ? stem(directory.path(), name, otherFolder) : below;
  }

  /** The file below a root whose name without extensions is that of an output. */
  private @Nullable Resolved source(String root, String rest, String outputFolder) {
    int nameBegin = rest.lastIndexOf('/') + 1;
    int end = rest.length();
    while (end > nameBegin) {
      end = rest.lastIndexOf('.', end - 1);
      if (end <= nameBegin) {
        return null;
      }
      Resolved found = stem(root, rest.substring(0, end), outputFolder);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Resolved stem(String root, String stem, String outputFolder) {
    Resolved file = withExtension(root, stem, outputFolder);
    return file == null ? withExtension(root, stem.concat("/index"), outputFolder) : file;
  }

  private @Nullable Resolved withExtension(String root, String stem, String outputFolder) {
    String path = root.concat("/").concat(stem);
    if (!outputFolder.isEmpty() && path.startsWith(outputFolder.concat("/"))) {
      return null;
    }
    int nameBegin = path.lastIndexOf('/') + 1;
    if (!(Walk.to(files.root(), path.substring(1), nameBegin - 1) instanceof Directory directory)) {
      return null;
    }
    for (String extension : EXTENSIONS) {
      String name = path.substring(nameBegin).concat(extension);
      if (directory.guess(name) instanceof Entry.RegularFile file) {
        return file.directory().resolved(file.name());
      }
    }
    return null;
  }

  private static boolean isCode(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.indexOf('.') > 0
        && !name.endsWith(".css")
        && !name.endsWith(".json")
        && !name.endsWith(".wasm")
        && !name.endsWith(".node");
  }

  static boolean isOutputFolder(String name) {
    return switch (name) {
      case "dist", "build", "lib", "out", "output", "es", "esm", "cjs", "umd", "iife" -> true;
      case "module", "modern", "legacy", "commonjs", "browser", "node", "types", "bundles" -> true;
      case "prod", "production", "dev", "development", "_esm", "_cjs", "mjs", "esm5" -> true;
      default -> false;
    };
  }
}
