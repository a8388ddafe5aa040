package dev.shale.engine.options;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * The code that makes what is kept: the contents of the jars and folders that some classes were
 * loaded from, whoever loaded them. A number that someone has to raise would be forgotten, and
 * stale answers be the price.
 */
final class CodeVersion {
  /** Instead of a version, of code from a place that cannot be read. */
  static final String UNKNOWN = "";

  /** Code that was loaded stays what it is as long as the process lives. */
  private static final Map<URI, String> KNOWN = new ConcurrentHashMap<>();

  private CodeVersion() {}

  /** The version of the code of some classes; {@link #UNKNOWN} when that of one is. */
  static String of(List<Class<?>> classes) {
    Set<URI> places = new LinkedHashSet<>();
    for (Class<?> one : classes) {
      URI place = placeOf(one);
      if (place == null) {
        return UNKNOWN;
      }
      places.add(place);
    }
    StringBuilder version = new StringBuilder();
    for (URI place : places) {
      String one = KNOWN.computeIfAbsent(place, CodeVersion::read);
      if (one.isEmpty()) {
        return UNKNOWN;
      }
      version.append(version.isEmpty() ? "" : "-").append(one);
    }
    return version.toString();
  }

  private static @Nullable URI placeOf(Class<?> one) {
    CodeSource source = one.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null ? null : source.getLocation().toURI();
    } catch (URISyntaxException noPlace) {
      return null;
    }
  }

  /** The checksums of all files of a place. */
  static String read(URI place) {
    Checksums checksums = new Checksums();
    try {
      Path path = Path.of(place);
      if (Files.isDirectory(path)) {
        addFolder(path, checksums);
      } else {
        checksums.add(Files.readAllBytes(path));
      }
      return checksums.text();
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | FileSystemNotFoundException
        | SecurityException unreadable) {
      return UNKNOWN;
    }
  }

  /** Folders of classes are for those who work on the code. */
  private static void addFolder(Path folder, Checksums checksums) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        checksums.add(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        checksums.add(Files.readAllBytes(file));
      }
    }
  }

  /** Two of them, as one of 32 bits is too short to tell code apart. */
  private static final class Checksums {
    private final Checksum one = new CRC32();
    private final Checksum other = new CRC32C();
    private long bytes;

    void add(byte[] content) {
      one.update(content);
      other.update(content);
      bytes += content.length;
    }

    String text() {
      return Long.toHexString(one.getValue() << Integer.SIZE | other.getValue())
          + "."
          + Long.toHexString(bytes);
    }
  }
}
