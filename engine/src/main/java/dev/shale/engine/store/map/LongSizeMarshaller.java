package dev.shale.engine.store.map;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.hash.serialization.SizeMarshaller;
import net.openhft.chronicle.wire.WireIn;
import net.openhft.chronicle.wire.WireOut;

/**
 * Writes the size of a value in eight bytes always, so that values begin at multiples of eight. The
 * map's own option for that loses entries.
 */
final class LongSizeMarshaller implements SizeMarshaller {
  LongSizeMarshaller() {}

  @Override
  public int storingLength(long size) {
    return Long.BYTES;
  }

  @Override
  public long minStorableSize() {
    return 0;
  }

  @Override
  public long maxStorableSize() {
    return Integer.MAX_VALUE;
  }

  @Override
  public int minStoringLengthOfSizesInRange(long minSize, long maxSize) {
    return Long.BYTES;
  }

  @Override
  public int maxStoringLengthOfSizesInRange(long minSize, long maxSize) {
    return Long.BYTES;
  }

  @Override
  public void writeSize(Bytes<?> out, long size) {
    out.writeLong(size);
  }

  @Override
  public long readSize(Bytes<?> in) {
    return in.readLong();
  }

  @Override
  public void readMarshallable(WireIn wire) {
    // There is nothing to set up.
  }

  @Override
  public void writeMarshallable(WireOut wire) {
    // There is nothing to set up.
  }
}
