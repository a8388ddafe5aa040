package dev.shale.engine.store.file;

/**
 * Where a pack of a generation lies, and in which form.
 *
 * @param pack its number in the scope
 * @param offset of its header in the pack file, a multiple of eight
 * @param length of the payload
 * @param stored how long it is as it is stored; shorter than the payload when it is compressed
 * @param checksum of what is stored
 * @param usedMinute when it was put or kept last, in minutes since 1970
 */
public record PackRecord(
    Scope scope,
    int pack,
    PackKey key,
    long offset,
    int length,
    int stored,
    int checksum,
    int usedMinute) {
  /** Whether a pack can have these sizes. Nothing is read or reserved for one that cannot. */
  public static boolean isPossible(Scope scope, int length, int stored) {
    if (stored == length) {
      return length >= 0;
    }
    return stored > 0
        && stored < length
        && Compression.isPossible(length, stored)
        && scope.isCompressible();
  }

  /** Where it ends in the pack file. */
  public long end() {
    return offset + PackHeader.BYTES + stored;
  }

  public boolean isCompressed() {
    return stored < length;
  }

  public PackRecord at(long otherOffset) {
    return new PackRecord(scope, pack, key, otherOffset, length, stored, checksum, usedMinute);
  }

  public PackRecord usedAt(int minute) {
    return new PackRecord(scope, pack, key, offset, length, stored, checksum, minute);
  }

  /** The same pack in another form. */
  public PackRecord as(int otherStored, int otherChecksum) {
    return new PackRecord(scope, pack, key, offset, length, otherStored, otherChecksum, usedMinute);
  }

  public boolean isSamePack(PackRecord other) {
    return scope == other.scope && pack == other.pack && key.equals(other.key);
  }
}
