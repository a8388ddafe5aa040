package dev.shale.engine.store.map;

import dev.shale.offheap.Chunks;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.hash.serialization.SizedReader;
import net.openhft.chronicle.hash.serialization.SizedWriter;
import net.openhft.chronicle.wire.WireIn;
import net.openhft.chronicle.wire.WireOut;
import org.jspecify.annotations.Nullable;

/** Writes packs into the map, and tells where they lie. The name of the class is in each file. */
final class PackMarshaller implements SizedReader<StoredPack>, SizedWriter<StoredPack> {
  private final Chunks chunks = new Chunks();

  PackMarshaller() {}

  @Override
  public long size(StoredPack pack) {
    return pack.header.length + pack.stored.byteSize();
  }

  @Override
  public void write(Bytes<?> out, long size, StoredPack pack) {
    out.write(pack.header);
    long bytes = pack.stored.byteSize();
    for (long at = 0; at < bytes; at += Chunks.BYTES) {
      out.write(chunks.array(), 0, chunks.copy(pack.stored, at));
    }
  }

  @Override
  public StoredPack read(Bytes<?> in, long size, @Nullable StoredPack using) {
    StoredPack pack = using == null ? StoredPack.toFind() : using;
    pack.address = in.addressForRead(in.readPosition());
    in.readSkip(size);
    return pack;
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
