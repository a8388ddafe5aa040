package dev.shale.engine.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shale.engine.facts.ContentHash;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.StoreOptions;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreStamp;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The builds that are kept in one directory, each in a folder of its own that is named by a hash of
 * what it is a build of. The time of a folder says when it was used. Other files are left alone.
 */
public final class KeptBuilds {
  private static final int NAME_LENGTH = 16;

  /** Saying it more often would cost more than it tells. */
  private static final Duration SAID_FOR = Duration.ofHours(12);

  private final Path directory;

  public KeptBuilds(Path directory) {
    this.directory = directory;
  }

  /**
   * The folder of a build, be it there or not.
   *
   * @param name tells it from others that depend on the same
   * @param identities what it depends on
   */
  Path folder(String name, String... identities) {
    StringBuilder text = new StringBuilder(name);
    for (String identity : identities) {
      // The length says where it begins.
      text.append(' ').append(identity.length()).append(' ').append(identity);
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    long hash = ContentHash.of(bytes, bytes.length).low();
    return directory.resolve(HexFormat.of().toHexDigits(hash));
  }

  /**
   * A build that is there.
   *
   * @param used when it was used last, within half a day
   */
  private record Kept(Path folder, Instant used) {}

  /**
   * The folders of all builds, those first that were used last; none when there is no directory.
   */
  public List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    kept().forEach(kept -> folders.add(kept.folder));
    return folders;
  }

  private List<Kept> kept() {
    List<Kept> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        BasicFileAttributes attributes =
            Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory() && isName(entry.getFileName().toString())) {
          found.add(new Kept(entry, attributes.lastModifiedTime().toInstant()));
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      // What cannot be seen is as if it were not there.
    }
    found.sort((one, other) -> {
      int later = other.used.compareTo(one.used);
      return later == 0 ? one.folder.compareTo(other.folder) : later;
    });
    return found;
  }

  /** The files with which a build began that is kept; none when that cannot be read. */
  public static List<String> entries(Generation generation) {
    BuildSummary summary = EarlierBuild.summary(generation);
    List<String> entries = new ArrayList<>();
    if (summary != null) {
      summary.entries().forEach(entry -> entries.add(entry.path()));
    }
    return entries;
  }

  private static boolean isName(String name) {
    boolean isName = name.length() == NAME_LENGTH;
    for (int index = 0; isName && index < NAME_LENGTH; index++) {
      isName = Character.digit(name.charAt(index), 16) >= 0;
    }
    return isName;
  }

  /** Whether it is to be said that a build was used: that was long ago. */
  static boolean isUseUnknown(Path folder) {
    try {
      Instant used = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant();
      return used.plus(SAID_FOR).isBefore(Instant.now());
    } catch (IOException absent) {
      return false;
    }
  }

  /** Says that a build is used now. */
  static void used(Path folder) {
    try {
      Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
    } catch (IOException failure) {
      // It then goes before others, and is built again.
    }
  }

  /**
   * Deletes the builds that were not used for the maximum age, and then, while all are larger than
   * the limit, those used longest ago.
   *
   * @param current stays
   */
  void evict(Path current, StoreOptions options) {
    Instant oldest = Instant.now().minus(options.maxAge());
    long bytes = bytes(current);
    for (Kept kept : kept()) {
      if (!kept.folder.equals(current)) {
        bytes += bytes(kept.folder);
        if (bytes > options.maxBytes() || kept.used.isBefore(oldest)) {
          delete(kept.folder, options);
        }
      }
    }
  }

  private static long bytes(Path folder) {
    long bytes = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        bytes +=
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).size();
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      return bytes;
    }
    return bytes;
  }

  /** Deletes the folder of a build of which nothing is left. */
  public static void removeEmpty(Path folder, Path directory) {
    try {
      if (!folder.equals(directory)) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException occupied) {
      // There are files in it that are not ours.
    }
  }

  /** One that is being written is left alone. */
  private void delete(Path folder, StoreOptions options) {
    try {
      PackStore.open(folder, Scopes.ALL, new StoreStamp(List.of()), options).clear();
      removeEmpty(folder, directory);
    } catch (StoreException failure) {
      // The next save tries again.
    }
  }
}
