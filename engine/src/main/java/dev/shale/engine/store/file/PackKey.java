package dev.shale.engine.store.file;

import dev.shale.offheap.Chunks;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The name of a pack's bytes: half of the SHA-256 of its scope and payload. */
public record PackKey(long high, long low) {
  public static final int BYTES = 2 * Long.BYTES;

  public static PackKey of(Scope scope, MemorySegment payload, Chunks chunks) {
    MessageDigest digest = newDigest();
    digest.update((byte) scope.number());
    long bytes = payload.byteSize();
    for (long at = 0; at < bytes; at += Chunks.BYTES) {
      digest.update(chunks.array(), 0, chunks.copy(payload, at));
    }
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new PackKey(hash.getLong(), hash.getLong());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException failure) {
      throw new AssertionError("Every Java platform has SHA-256", failure);
    }
  }

  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(high)
        .putLong(low)
        .array();
  }
}
