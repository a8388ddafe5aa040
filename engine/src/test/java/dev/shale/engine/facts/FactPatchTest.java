package dev.shale.engine.facts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written over facts is what would have been written if it had been known before. */
class FactPatchTest {
  private static final int SETTLED_MILLIS = 30;
  private static final int ROUNDS = 500;
  private static final String[] NAMES = {
    "a.ts", "b.ts", "\u00e4.ts", "ab.ts", "a.json", "package.json"
  };

  @TempDir Path directory;
  private final Region region = Region.open("facts", Region.UNLIMITED);
  private final TreeMap<String, FileFact> modules = new TreeMap<>();
  private final TreeMap<String, FileFact> settings = new TreeMap<>();
  private final Random random = new Random(1);

  @AfterEach
  void close() {
    region.close();
  }

  private FileFact anyFact() {
    long time = random.nextLong() >>> 1;
    boolean isUnknown = random.nextInt(5) == 0;
    Stamp stamp = isUnknown ? Stamp.UNKNOWN : new Stamp(random.nextInt(9), time, time, 7, 0x81a4);
    byte[] content = {(byte) random.nextInt(), 1};
    return new FileFact(stamp, 2, random.nextInt(4) == 0 ? null : ContentHash.of(content, 2));
  }

  private ByteWriter written() {
    Observations observations = new Observations();
    observations.modules.putAll(modules);
    settings.forEach(observations::settings);
    ByteWriter out = new ByteWriter(region);
    Facts.of(observations).write(out);
    return out;
  }

  private static byte[] bytes(ByteWriter out) {
    byte[] bytes = new byte[(int) out.length()];
    new ByteReader(out.segment(0, out.length())).readBytes(bytes, bytes.length);
    return bytes;
  }

  private static KeptFacts kept(ByteWriter out) {
    return new KeptFacts(out.segment(0, out.length()));
  }

  private List<String> files() {
    List<String> files = new ArrayList<>();
    for (String folder : List.of("/p", "/p/src", "/p/\u00e4", "/q")) {
      for (String name : NAMES) {
        files.add(folder + "/" + name);
      }
    }
    return files;
  }

  @Test
  void whatIsReadIsAsIfItHadBeenKnown() {
    for (String file : files()) {
      modules.put(file, anyFact());
      if (file.endsWith(".json")) {
        settings.put(file, anyFact());
      }
    }
    ByteWriter out = written();
    KeptFacts facts = kept(out);
    LearnedPart part = new LearnedPart(region, facts, new FactPatch(facts, out), facts.links());
    for (int round = 0; round < ROUNDS; round++) {
      String file = files().get(random.nextInt(files().size()));
      modules.put(file, anyFact());
      assertEquals(true, part.read(file, modules.get(file)));
      if (round % 50 == 0) {
        // Objects that were made before know it as well.
        TreeMap<String, FileFact> found = new TreeMap<>();
        facts.modules(found::put);
        assertEquals(modules, found);
      }
    }
    assertArrayEquals(bytes(written()), bytes(out));
    assertFalse(part.read("/p/other.ts", anyFact()));
    assertFalse(part.read("/r/a.ts", anyFact()));
  }

  @Test
  void aFileThatIsTouchedHasAnotherStampForWhoeverKnewTheContent() {
    FileFact known = new FileFact(new Stamp(2, 1, 1, 1, 0x81a4), 2, ContentHash.of(new byte[2], 2));
    FileFact other = new FileFact(known.stamp(), 2, ContentHash.of(new byte[] {1, 1}, 2));
    modules.put("/p/a.json", known);
    settings.put("/p/a.json", other);
    ByteWriter out = written();
    KeptFacts facts = kept(out);
    LearnedPart part = new LearnedPart(region, facts, new FactPatch(facts, out), facts.links());
    FileFact touched = known.under(new Stamp(2, 9, 9, 1, 0x81a4));
    part.touched("/p/a.json", touched);
    modules.put("/p/a.json", touched);
    assertArrayEquals(bytes(written()), bytes(out));
  }

  @Test
  void aLookFindsWhatChangedSinceAFileWasReadLast() throws IOException, InterruptedException {
    Path root = directory.toRealPath();
    Observations build = new Observations();
    for (String name : NAMES) {
      Files.writeString(root.resolve(name), name);
    }
    Thread.sleep(SETTLED_MILLIS);
    for (String name : NAMES) {
      read(root.resolve(name), build);
    }
    try (LiveFacts live = new LiveFacts(region, false, 1)) {
      live.learnedAll(build, path -> true);
      Path edited = root.resolve("a.ts");
      Files.writeString(edited, "other");
      Thread.sleep(SETTLED_MILLIS);
      assertEquals(Set.of(edited.toString()), live.sweep(new Observations()).modules());
      Observations update = new Observations();
      read(edited, update);
      live.learned(update, path -> true, live.noChange());
      assertEquals(Set.of(), live.sweep(new Observations()).modules());
      Files.setLastModifiedTime(edited, FileTime.fromMillis(1_000));
      Thread.sleep(SETTLED_MILLIS);
      assertEquals(Set.of(), live.sweep(new Observations()).modules());
      assertEquals(Stamps.of(edited.toString()), stamp(live, edited));
      Files.writeString(edited, "third");
      assertEquals(Set.of(edited.toString()), live.sweep(new Observations()).modules());
    }
  }

  private static Stamp stamp(LiveFacts live, Path file) {
    Observations all = new Observations();
    live.learnedAll(all, path -> true);
    return all.modules.get(file.toString()).stamp();
  }

  private static void read(Path file, Observations into) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    FileFact begun = into.beginModule(file.toString());
    into.module(file.toString(), begun, bytes.length, ContentHash.of(bytes, bytes.length));
  }
}
