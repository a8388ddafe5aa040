package dev.shale.tools.cli.federation;

import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.federation.Description.Exposed;
import dev.shale.tools.cli.output.Visible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that an application exposes. */
public final class ExposedFiles {
  private static final List<String> ENDS =
      List.of("", ".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", ".vue", ".svelte");

  private ExposedFiles() {}

  /**
   * Finds all of them.
   *
   * @throws InputException when one is not there
   */
  public static List<Path> of(Description description) {
    List<Path> files = new ArrayList<>();
    for (Exposed one : description.exposes()) {
      one.files().forEach(file -> files.add(find(description, file)));
    }
    return files;
  }

  static Path find(Description description, String file) {
    for (String folder : List.of("", "/index")) {
      for (String end : ENDS) {
        Path path = description.folder().resolve(file + folder + end).normalize();
        if (Files.isRegularFile(path)) {
          return real(path);
        }
      }
    }
    throw new InputException(
        description.file()
            + ": there is no file "
            + Visible.of(file)
            + " to expose; it is looked for beside the description");
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException gone) {
      return path;
    }
  }
}
