package dev.shale.engine.store.file;

import dev.shale.offheap.Checksum;
import dev.shale.offheap.system.MappedFile;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Packs as Zstandard frames. The library sees nothing but arrays whose checksum was compared: a
 * file that is mapped may change, and it reaches memory through {@code Unsafe}. Where it does not
 * work, for want of that, nothing is compressed and what is compressed is missed. Whoever
 * compresses nothing never loads this class.
 *
 * <p>Belongs to one thread.
 */
public final class Compression {
  /** The longest payload that is compressed, and the most that is reserved for one. */
  public static final int MAX_BYTES = 1 << 24;

  /**
   * How many times as long as it is stored a payload may be. What gets shorter than that is stored
   * as it is, so that the memory for all payloads is bounded by the length of the file.
   */
  public static final int MAX_RATIO = 64;

  private final Checksum checksum = new Checksum();
  private @Nullable ZstdJavaDecompressor decompressor;

  public Compression() {}

  /**
   * The compressed bytes of a payload; null when they are not fewer or too few, or the payload does
   * not have the checksum.
   */
  public byte @Nullable [] compress(MemorySegment payload, int sum) {
    byte[] bytes = checked(payload, sum);
    if (bytes == null) {
      return null;
    }
    try {
      ZstdJavaCompressor compressor = new ZstdJavaCompressor();
      byte[] frame = new byte[compressor.maxCompressedLength(bytes.length)];
      int length = compressor.compress(bytes, 0, bytes.length, frame, 0, frame.length);
      boolean isShorter = length < bytes.length && isPossible(bytes.length, length);
      return isShorter ? Arrays.copyOf(frame, length) : null;
    } catch (UnsupportedOperationException | LinkageError doesNotWorkHere) {
      return null;
    }
  }

  /**
   * The payload of so many bytes; null when it is not so long, or what is stored does not have the
   * checksum.
   *
   * @param length up to {@link #MAX_BYTES}
   */
  public byte @Nullable [] decompress(MemorySegment stored, int sum, int length) {
    byte[] frame = checked(stored, sum);
    if (frame == null) {
      return null;
    }
    try {
      if (decompressor == null) {
        decompressor = new ZstdJavaDecompressor();
      }
      byte[] payload = new byte[length];
      int bytes = decompressor.decompress(frame, 0, frame.length, payload, 0, length);
      return bytes == length ? payload : null;
    } catch (RuntimeException | LinkageError notAFrame) {
      // The checksum fits, so this was made to look right, and may end the library in any way.
      decompressor = null;
      return null;
    }
  }

  /** Whether a payload of a length may be compressed to another. */
  public static boolean isPossible(int length, int stored) {
    return length <= MAX_BYTES && length <= (long) MAX_RATIO * stored;
  }

  private byte @Nullable [] checked(MemorySegment segment, int sum) {
    byte[] bytes = new byte[(int) segment.byteSize()];
    MemorySegment copy = MemorySegment.ofArray(bytes);
    try {
      copy.copyFrom(segment);
      MappedFile.deliverFault();
    } catch (InternalError fault) {
      return null;
    }
    return checksum.of(copy) == sum ? bytes : null;
  }
}
