package dev.shale.engine.facts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a file had some content.
 *
 * @param stamp from before it was read; {@link Stamp#UNKNOWN} when a change might not show in it
 * @param bytes its size
 * @param hash its content; null where its size alone is known
 */
public record FileFact(Stamp stamp, long bytes, @Nullable ContentHash hash) {

  /** Looks at a file before it is read. */
  static FileFact begin(String path) {
    Stamp stamp = Stamps.of(path);
    return new FileFact(stamp.settled(Stamps.nowNanos()), stamp.bytes(), null);
  }

  static FileFact absent() {
    return new FileFact(Stamp.ABSENT, Stamp.ABSENT.bytes(), null);
  }

  /** The fact when the file was read. */
  FileFact read(byte[] content) {
    return read(content.length, ContentHash.of(content, content.length));
  }

  FileFact read(long readBytes, ContentHash content) {
    return new FileFact(stamp, readBytes, content);
  }

  boolean hasSameContent(FileFact other) {
    return bytes == other.bytes && Objects.equals(hash, other.hash);
  }
}
