package dev.shale.tools.cli.setting;

import dev.shale.offheap.system.FileFailure;
import dev.shale.tools.cli.output.Visible;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file that may be a configuration: its bytes, and how it is called in sentences. */
final class ConfigurationFile {
  /** Nobody writes a longer one by hand. */
  private static final long MOST_BYTES = 1 << 20;

  private ConfigurationFile() {}

  /** The configuration of a directory; null where its package.json has none after all. */
  static @Nullable Configuration read(
      boolean hasFile, boolean mayHaveKey, Path directory, Path working) {
    Path manifest = directory.resolve(ConfigurationFinder.MANIFEST);
    if (!hasFile) {
      return ofManifest(manifest, working);
    }
    boolean hasBoth = mayHaveKey && hasKey(manifest, working);
    Path file = directory.resolve(ConfigurationFinder.NAME);
    String note =
        hasBoth
            ? shown(file, working)
                + " is the configuration; the key \"shale\" of the package.json beside it is not"
                + " read"
            : "";
    return ofFile(file, working, note);
  }

  /** Whether a package.json has a configuration, or one that is broken. */
  static boolean hasKey(Path manifest, Path working) {
    try {
      return ofManifest(manifest, working) != null;
    } catch (ConfigurationException broken) {
      return true;
    }
  }

  /** The configuration in a file that is named. */
  static Configuration named(Path file, Path working) {
    if (!Files.isRegularFile(file)) {
      throw new ConfigurationException("--config: there is no file " + shown(file, working));
    }
    Path real = real(file);
    if (!real.endsWith(ConfigurationFinder.MANIFEST)) {
      return ofFile(real, working, "");
    }
    Configuration found = ofManifest(real, working);
    if (found == null) {
      throw new ConfigurationException(
          "--config: " + shown(real, working) + " has no key \"shale\"");
    }
    return found;
  }

  /** What has the name of a configuration and is none. */
  static ConfigurationException notRegular(Path file, Path working) {
    String what =
        Files.isDirectory(file)
            ? " is a directory"
            : Files.exists(file) ? " is no regular file" : " is a link to nothing";
    return new ConfigurationException(
        shown(file, working) + what + ": make it a file, or remove it");
  }

  private static Configuration ofFile(Path file, Path working, String note) {
    String shown = shown(file, working);
    byte[] bytes = bytes(file, shown);
    return new ConfigurationReader(bytes, shown)
        .read(directory(file), Objects.toString(file.getFileName()), note);
  }

  private static @Nullable Configuration ofManifest(Path manifest, Path working) {
    String shown = shown(manifest, working);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(manifest);
    } catch (IOException gone) {
      return null;
    }
    return new ConfigurationReader(bytes, shown).readKey(directory(manifest));
  }

  private static Path directory(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  private static byte[] bytes(Path file, String shown) {
    try {
      long bytes = Files.size(file);
      if (bytes > MOST_BYTES) {
        throw new ConfigurationException(
            shown
                + ":1:1: the file has "
                + bytes
                + " bytes, and a configuration has at most "
                + MOST_BYTES
                + "; name files by globs");
      }
      return Files.readAllBytes(file);
    } catch (AccessDeniedException denied) {
      throw new ConfigurationException(shown + " may not be read");
    } catch (IOException failure) {
      throw new ConfigurationException(shown + " cannot be read: " + FileFailure.reason(failure));
    }
  }

  /** The offset of what is no UTF-8; -1 for none. */
  static int notUtf8(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    return result.isError() ? in.position() : -1;
  }

  private static Path real(Path file) {
    try {
      Path parent = directory(file.toAbsolutePath()).toRealPath();
      return parent.resolve(Objects.requireNonNull(file.getFileName()));
    } catch (IOException gone) {
      return file.toAbsolutePath().normalize();
    }
  }

  /** As a person in the working directory would type it. */
  static String shown(Path file, Path working) {
    Path from = working;
    try {
      from = working.toRealPath();
    } catch (IOException gone) {
      // It stays as it is.
    }
    String relative = from.relativize(file.toAbsolutePath().normalize()).toString();
    boolean isElsewhere = relative.startsWith("../".repeat(from.getNameCount()));
    return Visible.of((isElsewhere ? file.toString() : relative).replace('\\', '/'));
  }
}
