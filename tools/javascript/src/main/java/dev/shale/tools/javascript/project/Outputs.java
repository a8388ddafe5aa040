package dev.shale.tools.javascript.project;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.tools.javascript.resolver.PackageFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sources that stand for outputs, so that a build changes no answer: where an output is
 * missing, is ignored by git, or lies where tsconfig.json puts outputs.
 */
final class Outputs {
  /** A file that only loads an output is not longer. */
  private static final int MOST_STUB_BYTES = 2_048;

  private final PackageFiles packages;
  private final ProjectFiles files;
  private final IgnoredPaths ignored;

  Outputs(PackageFiles packages, ProjectFiles files) {
    this.packages = packages;
    this.files = files;
    ignored = new IgnoredPaths(files);
  }

  /**
   * The file that a field of a package.json means: a source in place of an output.
   *
   * @return unresolved where there is neither, with the end of a sentence
   */
  Resolved find(Path directory, String path) {
    Resolved written = packages.find(directory, path);
    if (written.status() == Status.FILE && !isOutput(directory, path, Path.of(written.path()))) {
      Resolved behind = behindStub(directory, Path.of(written.path()));
      return behind == null ? written : behind;
    }
    Resolved source = packages.source(directory, path);
    return source == null ? written : source;
  }

  private boolean isOutput(Path directory, String path, Path file) {
    return packages.isOutput(directory, path) || ignored.contains(file);
  }

  /** The source of the output that a short file leads to, and to nothing else. */
  private @Nullable Resolved behindStub(Path directory, Path file) {
    byte[] bytes = files.bytes(file);
    if (bytes == null || bytes.length > MOST_STUB_BYTES) {
      return null;
    }
    List<String> requests = relativeTexts(new String(bytes, StandardCharsets.UTF_8));
    Resolved source = null;
    for (String request : requests) {
      Path target = file.resolveSibling(request).normalize();
      if (!target.startsWith(directory)) {
        return null;
      }
      String path = directory.relativize(target).toString().replace('\\', '/');
      Resolved built = packages.find(directory, path);
      boolean isThere = built.status() == Status.FILE;
      if (isThere && !isOutput(directory, path, Path.of(built.path()))) {
        return null;
      }
      Resolved behind = packages.source(directory, path);
      source = source == null ? behind : source;
    }
    return source;
  }

  /** The texts in quotes that begin with {@code ./}. */
  private static List<String> relativeTexts(String code) {
    List<String> texts = new ArrayList<>();
    for (int at = code.indexOf("./"); at > 0; at = code.indexOf("./", at + 1)) {
      char quote = code.charAt(at - 1);
      int end = quote == '"' || quote == '\'' ? code.indexOf(quote, at) : -1;
      if (end > 0) {
        texts.add(code.substring(at, end));
      }
    }
    return texts;
  }
}
