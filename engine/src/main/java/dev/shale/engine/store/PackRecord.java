package dev.shale.engine.store;

/**
 * Where a pack of a generation lies.
 *
 * @param pack its number in the scope
 * @param offset of its header in the pack file, a multiple of eight
 * @param length of the payload
 * @param usedMinute when it was put or kept last, in minutes since 1970
 */
record PackRecord(
    Scope scope, int pack, PackKey key, long offset, int length, int checksum, int usedMinute) {
  PackRecord at(long otherOffset) {
    return new PackRecord(scope, pack, key, otherOffset, length, checksum, usedMinute);
  }

  PackRecord usedAt(int minute) {
    return new PackRecord(scope, pack, key, offset, length, checksum, minute);
  }

  boolean isSamePack(PackRecord other) {
    return scope == other.scope && pack == other.pack && key.equals(other.key);
  }
}
