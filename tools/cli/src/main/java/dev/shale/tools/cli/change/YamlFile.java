package dev.shale.tools.cli.change;

import java.io.ByteArrayInputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Files of YAML as they are now and as they were. */
public final class YamlFile {
  private YamlFile() {}

  /** What a file has; null for none, and for what is no YAML. */
  public static @Nullable Map<?, ?> read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      // The usual limit is less than lockfiles have.
      LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
      Object document = new Load(settings).loadFromInputStream(new ByteArrayInputStream(bytes));
      return document instanceof Map<?, ?> fields ? fields : null;
    } catch (YamlEngineException | StackOverflowError notYaml) {
      return null;
    }
  }
}
