package dev.shale.engine.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.ToyKinds;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SavedRecordTest {
  private static final byte[] TEXT = "import a from 'ä' as named".getBytes(StandardCharsets.UTF_8);

  private static ModuleRecord record() {
    ModuleRecord record = new ModuleRecord(ToyKinds.KINDS);
    record.kind(ToyKinds.SOURCE);
    record.exact(true);
    for (int dependency = 0; dependency < 40; dependency++) {
      int begin = dependency % TEXT.length;
      record.addDependency(ToyKinds.LATER, dependency, TEXT, begin, TEXT.length, 1, dependency);
      record.locate(dependency, dependency + 1, 7);
    }
    record.attributes(1, TEXT, 2, 5);
    record.chunk(3, TEXT, 4, 9, BlockFlags.PREFETCH);
    record.parts().begin();
    int part = record.parts().add(RecordParts.PURE, 3, 9);
    record.parts().declare(TEXT, 1, 3);
    record.parts().use(part);
    record.parts().mention(part);
    int export = record.exports().add(ExportFlags.STAR, TEXT, 0, 2, 5, 6);
    record.exports().from(export, 2, TEXT, 3, 5);
    record.exports().part(export, part);
    record.references().add(39, part, RecordReferences.CALLED, 8, 9);
    record.fail("Did not expect this", 3, 4);
    return record;
  }

  private static byte[] write(ModuleRecord record) {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      ByteWriter out = new ByteWriter(region);
      record.write(out);
      return bytes(out.segment(0, out.length()));
    }
  }

  private static byte[] bytes(MemorySegment segment) {
    byte[] bytes = new byte[(int) segment.byteSize()];
    segment.asByteBuffer().get(bytes);
    return bytes;
  }

  private static ModuleRecord read(byte[] bytes) {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      MemorySegment segment = region.allocate(Math.max(1, bytes.length));
      ByteBuffer target = segment.asByteBuffer();
      target.put(bytes);
      ModuleRecord record = new ModuleRecord(ToyKinds.KINDS);
      record.read(new ByteReader(segment.asSlice(0, bytes.length)));
      return record;
    }
  }

  @Test
  void aRecordThatIsReadIsTheOneThatWasWritten() {
    byte[] written = write(record());
    ModuleRecord read = read(written);
    assertArrayEquals(written, write(read));
    assertTrue(read.isExact());
    assertEquals(40, read.dependencyCount());
    assertEquals(BlockFlags.PREFETCH, read.blockFlags(3));
    assertEquals("Did not expect this", read.errorMessage());
    assertEquals(record().parts().isPure(), read.parts().isPure());
  }

  @Test
  void aRecordThatEndsTooEarlyIsNone() {
    byte[] written = write(record());
    for (int length = 0; length < written.length; length++) {
      byte[] part = Arrays.copyOf(written, length);
      assertThrows(IndexOutOfBoundsException.class, () -> read(part), "length " + length);
    }
  }

  /** Whatever the bytes are: no record, or one all numbers of which lead somewhere. */
  @Test
  void aDamagedRecordLeadsNowhereOutside() {
    byte[] written = write(record());
    Random random = new Random(3);
    int refused = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] damaged = written.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        walk(read(damaged));
      } catch (IndexOutOfBoundsException none) {
        refused++;
      }
    }
    assertTrue(refused > 100, "refused " + refused);
  }

  /** A part ends where the next one begins, so no first may be less than the one before. */
  @Test
  void noUseOrNameIsLessThanThoseOfThePartBefore() {
    ModuleRecord record = new ModuleRecord(ToyKinds.KINDS);
    for (int part = 0; part < 3; part++) {
      record.parts().add(0, part, part);
      record.parts().use(part);
      record.parts().declare(TEXT, 1, 3);
    }
    byte[] written = write(record);
    int refused = 0;
    for (int at = 0; at < written.length; at++) {
      for (byte value = 0; value <= record.parts().count(); value++) {
        byte[] damaged = written.clone();
        damaged[at] = value;
        try {
          walk(read(damaged));
        } catch (IndexOutOfBoundsException none) {
          refused++;
        }
      }
    }
    assertTrue(refused > 0, "nothing was refused");
  }

  private static void walk(ModuleRecord record) {
    byte[] text = record.text();
    int sum = 0;
    for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
      sum += record.dependencyKind(dependency).code() + record.blockFlags(dependency);
      sum += text.length - record.requestEnd(dependency);
      assertTrue(record.requestBegin(dependency) <= record.requestEnd(dependency));
      assertTrue(record.requestEnd(dependency) <= text.length);
    }
    for (int export = 0; export < record.exports().count(); export++) {
      assertTrue(record.exports().nameEnd(export) <= text.length);
      assertTrue(record.exports().dependency(export) < record.dependencyCount());
    }
    RecordParts parts = record.parts();
    for (int part = 0; part < parts.count(); part++) {
      assertTrue(parts.firstUse(part) <= parts.firstUse(part + 1), "uses of part " + part);
      assertTrue(parts.firstName(part) <= parts.firstName(part + 1), "names of part " + part);
    }
    assertTrue(sum != Integer.MIN_VALUE);
  }
}
