package dev.shale.tools.cli.setting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds the configuration of a project. Every start pays for this, so it asks for two names in each
 * directory upwards and reads those package.json files; what reads a configuration is loaded when
 * there is one.
 */
public final class ConfigurationFinder {
  /** The name of the file. */
  public static final String NAME = "shale.json";

  /** The key of package.json that is as good. */
  public static final String KEY = "shale";

  static final String MANIFEST = "package.json";

  /** A longer package.json has no configuration. */
  private static final long MOST_MANIFEST_BYTES = 16 << 20;

  private ConfigurationFinder() {}

  /**
   * The nearest configuration upwards; null for none.
   *
   * @param directory where to begin, real
   * @param working the working directory, for sentences
   * @throws ConfigurationException when the nearest one cannot be used
   */
  public static @Nullable Configuration above(Path directory, Path working) {
    for (Path level = directory; level != null; level = level.getParent()) {
      Path file = level.resolve(NAME);
      Path manifest = level.resolve(MANIFEST);
      boolean hasFile = Files.isRegularFile(file);
      boolean mayHaveKey = mentions(manifest);
      if (!hasFile && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw ConfigurationFile.notRegular(file, working);
      }
      if (hasFile || mayHaveKey) {
        Configuration found = ConfigurationFile.read(hasFile, mayHaveKey, level, working);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /**
   * The configuration in a file that is named.
   *
   * @throws ConfigurationException when it cannot be used, or is not there
   */
  public static Configuration named(Path file, Path working) {
    return ConfigurationFile.named(file, working);
  }

  /** Whether the package.json of a directory has a configuration, or one that is broken. */
  public static boolean isInManifest(Path directory) {
    Path manifest = directory.resolve(MANIFEST);
    return mentions(manifest) && ConfigurationFile.hasKey(manifest, directory);
  }

  private static boolean mentions(Path manifest) {
    try {
      if (!Files.isRegularFile(manifest) || Files.size(manifest) > MOST_MANIFEST_BYTES) {
        return false;
      }
      byte[] bytes = Files.readAllBytes(manifest);
      return new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"shale\"") >= 0;
    } catch (IOException unreadable) {
      // Whoever reads it for what else it says will say so.
      return false;
    }
  }
}
