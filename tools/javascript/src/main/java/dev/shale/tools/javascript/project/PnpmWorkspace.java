package dev.shale.tools.javascript.project;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a pnpm-workspace.yaml. What else it says, such as catalogs, is ignored. */
final class PnpmWorkspace {
  private PnpmWorkspace() {}

  /** The patterns under {@code packages}; null where the file cannot be read. */
  static @Nullable List<String> packages(Path file, byte[] bytes, ProjectFiles files) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      Object document = new Load(settings).loadFromInputStream(new ByteArrayInputStream(bytes));
      List<String> patterns = new ArrayList<>();
      if (document instanceof Map<?, ?> fields) {
        Manifest.addTexts(fields.get("packages"), patterns);
      }
      return patterns;
    } catch (YamlEngineException | StackOverflowError failure) {
      files.problem(file + " is not YAML: " + firstLine(failure.getMessage()));
      return null;
    }
  }

  private static String firstLine(@Nullable String text) {
    return text == null ? "it nests too deep" : text.lines().findFirst().orElse("");
  }
}
