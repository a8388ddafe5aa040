package dev.shale.engine.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.facts.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactsTest {
  private static final int CODE = 1;
  private static final int MAP = 2;
  private static final String VERSION = "codegen 1";

  @TempDir Path directory;
  private Path place;

  private record Key(ContentHash source, int kind) {}

  @BeforeEach
  void choosePlace() {
    place = directory.resolve("artifacts");
  }

  private Artifacts open() {
    return Artifacts.open(place, VERSION);
  }

  private static ContentHash hash(int number) {
    byte[] text = Integer.toString(number).getBytes(UTF_8);
    return ContentHash.of(text, text.length);
  }

  private static byte[] bytes(Random random, int most) {
    byte[] bytes = new byte[random.nextInt(most + 1)];
    random.nextBytes(bytes);
    return bytes;
  }

  private Path packFile() throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files
          .filter(Files::isRegularFile)
          .max((one, other) -> Long.compare(one.toFile().length(), other.toFile().length()))
          .orElseThrow();
    }
  }

  @Test
  void whatWasPutIsFoundNowAndByTheNextProcess() {
    byte[] code = "module.exports = 1".getBytes(UTF_8);
    try (Artifacts artifacts = open()) {
      assertNull(artifacts.get(hash(1), CODE));
      assertTrue(artifacts.put(hash(1), CODE, code));
      assertTrue(artifacts.put(hash(2), CODE, new byte[0]));
      assertArrayEquals(code, artifacts.get(hash(1), CODE));
      assertNull(artifacts.get(hash(1), MAP));
    }
    try (Artifacts artifacts = open()) {
      assertArrayEquals(code, artifacts.get(hash(1), CODE));
      assertArrayEquals(new byte[0], artifacts.get(hash(2), CODE));
      assertNull(artifacts.get(hash(1), MAP));
      assertNull(artifacts.get(hash(3), CODE));
    }
  }

  @Test
  void anArrayThatIsTooShortIsLeftAlone() {
    try (Artifacts artifacts = open()) {
      artifacts.put(hash(1), CODE, new byte[] {1, 2, 3});
      for (int round = 0; round < 2; round++) {
        byte[] two = new byte[2];
        assertEquals(3, artifacts.get(hash(1).low(), hash(1).high(), CODE, two));
        assertArrayEquals(new byte[2], two);
        byte[] four = new byte[4];
        assertEquals(3, artifacts.get(hash(1).low(), hash(1).high(), CODE, four));
        assertArrayEquals(new byte[] {1, 2, 3, 0}, four);
        assertTrue(artifacts.save());
      }
    }
  }

  /** Puts, saves and openings at random, beside a map on the heap. */
  @Test
  void itIsAMap() {
    Random random = new Random(11);
    Map<Key, byte[]> model = new HashMap<>();
    Artifacts artifacts = open();
    for (int step = 0; step < 3000; step++) {
      switch (random.nextInt(60)) {
        case 0 -> assertTrue(artifacts.save());
        case 1 -> {
          artifacts.close();
          artifacts = open();
        }
        default -> {
          Key key = new Key(hash(random.nextInt(400)), random.nextInt(-1, 3));
          byte[] artifact = bytes(random, random.nextInt(50) == 0 ? 400_000 : 3000);
          assertTrue(artifacts.put(key.source(), key.kind(), artifact));
          model.put(key, artifact);
        }
      }
      Key asked = new Key(hash(random.nextInt(500)), random.nextInt(-1, 3));
      assertArrayEquals(model.get(asked), artifacts.get(asked.source(), asked.kind()), "" + step);
    }
    artifacts.close();
    try (Artifacts again = open()) {
      model.forEach((key, value) -> assertArrayEquals(value, again.get(key.source(), key.kind())));
    }
  }

  /** Small packs and replaced artifacts do not stay for ever. */
  @Test
  void packsAreFew() throws IOException {
    Random random = new Random(5);
    for (int session = 0; session < 3 * ArtifactSave.MOST_SMALL_PACKS; session++) {
      try (Artifacts artifacts = open()) {
        artifacts.put(hash(session % 7), CODE, bytes(random, 50_000));
      }
    }
    try (SavedArtifacts saved = Stores.saved(place, VERSION)) {
      assertEquals(7, saved.rows().count());
      int packs = saved.generation().packCount(SavedArtifacts.PAYLOADS);
      assertTrue(packs <= ArtifactSave.MOST_SMALL_PACKS + 1, packs + " packs");
    }
  }

  @Test
  void equalArtifactsMakeEqualPacksInWhateverOrderTheyCome() throws IOException {
    List<List<String>> keys = new ArrayList<>();
    for (int order = 0; order < 2; order++) {
      Path folder = directory.resolve("order" + order);
      try (Artifacts artifacts = Artifacts.open(folder, VERSION)) {
        for (int step = 0; step < 100; step++) {
          int number = order == 0 ? step : 99 - step;
          artifacts.put(hash(number), CODE, bytes(new Random(number), 1000));
        }
      }
      try (SavedArtifacts saved = Stores.saved(folder, VERSION)) {
        keys.add(Stores.describe(saved));
      }
    }
    assertEquals(keys.getFirst(), keys.getLast());
  }

  @Test
  void anotherVersionFindsNothingAndTakesThePlace() {
    try (Artifacts artifacts = open()) {
      artifacts.put(hash(1), CODE, new byte[] {1});
    }
    try (Artifacts other = Artifacts.open(place, "codegen 2")) {
      assertNull(other.get(hash(1), CODE));
      other.put(hash(2), CODE, new byte[] {2});
    }
    try (Artifacts artifacts = open()) {
      assertNull(artifacts.get(hash(1), CODE));
      assertNull(artifacts.get(hash(2), CODE));
    }
  }

  @Test
  void whatIsDamagedIsNotThereAndTheRestIs() throws IOException {
    Random random = new Random(3);
    Map<Integer, byte[]> model = new HashMap<>();
    try (Artifacts artifacts = open()) {
      for (int number = 0; number < 40; number++) {
        byte[] artifact = new byte[100_000];
        random.nextBytes(artifact);
        model.put(number, artifact);
        artifacts.put(hash(number), CODE, artifact);
      }
    }
    byte[] file = Files.readAllBytes(packFile());
    for (int round = 0; round < 60; round++) {
      byte[] damaged = file.clone();
      damaged[random.nextInt(file.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(packFile(), damaged);
      try (Artifacts artifacts = open()) {
        model.forEach((number, value) -> assertRightOrGone(value, artifacts, number));
      }
    }
    Files.write(packFile(), file);
    try (Artifacts artifacts = open()) {
      model.forEach((number, value) -> assertArrayEquals(value, artifacts.get(hash(number), CODE)));
    }
    Files.write(packFile(), new byte[0]);
    try (Artifacts artifacts = open()) {
      assertNull(artifacts.get(hash(1), CODE));
      assertTrue(artifacts.put(hash(1), CODE, new byte[] {1}));
      assertTrue(artifacts.save());
      assertArrayEquals(new byte[] {1}, artifacts.get(hash(1), CODE));
    }
  }

  private static void assertRightOrGone(byte[] value, Artifacts artifacts, int number) {
    byte @Nullable [] found = artifacts.get(hash(number), CODE);
    if (found != null) {
      assertArrayEquals(value, found);
    }
  }

  @Test
  void aDirectoryHoldsNoMoreThanItMay() {
    byte[] artifact = new byte[600_000];
    try (Artifacts artifacts = Artifacts.open(place, VERSION, 3_000_000)) {
      assertFalse(artifacts.put(hash(0), CODE, new byte[3_000_001]));
      for (int number = 0; number < 20; number++) {
        artifact[0] = (byte) number;
        assertTrue(artifacts.put(hash(number), CODE, artifact));
        assertTrue(artifacts.save());
      }
    }
    int found = 0;
    try (Artifacts artifacts = Artifacts.open(place, VERSION, 3_000_000)) {
      for (int number = 0; number < 20; number++) {
        byte @Nullable [] kept = artifacts.get(hash(number), CODE);
        found += kept == null ? 0 : 1;
        assertTrue(kept == null || kept[0] == number);
      }
    }
    assertTrue(found > 0 && found <= 5, found + " of 3 MB");
  }

  @Test
  void aPutWithoutRoomSavesFirst() {
    byte[] artifact = new byte[3 << 20];
    try (Artifacts artifacts = open()) {
      for (int number = 0; number < 12; number++) {
        artifact[9] = (byte) number;
        assertTrue(artifacts.put(hash(number), CODE, artifact));
      }
      assertTrue(Files.isDirectory(place));
      for (int number = 0; number < 12; number++) {
        artifact[9] = (byte) number;
        assertArrayEquals(artifact, artifacts.get(hash(number), CODE));
      }
    }
  }

  @Test
  void whatCannotBeSavedIsStillFound() throws IOException {
    Files.writeString(place, "not a directory");
    try (Artifacts artifacts = open()) {
      artifacts.put(hash(1), CODE, new byte[] {1});
      assertFalse(artifacts.save());
      artifacts.put(hash(1), CODE, new byte[] {2});
      artifacts.put(hash(2), CODE, new byte[] {3});
      assertFalse(artifacts.save());
      assertArrayEquals(new byte[] {2}, artifacts.get(hash(1), CODE));
      assertArrayEquals(new byte[] {3}, artifacts.get(hash(2), CODE));
    }
    assertEquals("not a directory", Files.readString(place));
  }

  @Test
  void twoProgramsShareADirectory() {
    try (Artifacts one = open();
        Artifacts other = open()) {
      one.put(hash(1), CODE, new byte[] {1});
      other.put(hash(2), CODE, new byte[] {2});
      assertTrue(one.save());
      assertTrue(other.save());
      assertArrayEquals(new byte[] {1}, other.get(hash(1), CODE));
    }
    try (Artifacts artifacts = open()) {
      assertArrayEquals(new byte[] {1}, artifacts.get(hash(1), CODE));
      assertArrayEquals(new byte[] {2}, artifacts.get(hash(2), CODE));
    }
  }

  @Test
  void threadsReadWhileOthersPutAndSave() throws Exception {
    try (Artifacts artifacts = open();
        ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        int first = thread * 100;
        work.add(() -> putAndRead(artifacts, first));
      }
      for (Future<Boolean> done : pool.invokeAll(work)) {
        assertTrue(done.get());
      }
    }
  }

  private static boolean putAndRead(Artifacts artifacts, int first) {
    for (int number = first; number < first + 100; number++) {
      artifacts.put(hash(number), CODE, new byte[] {(byte) number});
      if (number % 25 == 0 && !artifacts.save()) {
        return false;
      }
      for (int before = first; before <= number; before++) {
        assertArrayEquals(new byte[] {(byte) before}, artifacts.get(hash(before), CODE));
      }
    }
    return true;
  }

  @Test
  void afterClosingNothingIsFound() {
    Artifacts artifacts = open();
    artifacts.close();
    artifacts.close();
    assertThrows(IllegalStateException.class, () -> artifacts.get(hash(1), CODE));
    assertThrows(IllegalStateException.class, () -> artifacts.put(hash(1), CODE, new byte[1]));
    assertThrows(IllegalStateException.class, artifacts::save);
  }
}
