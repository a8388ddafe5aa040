package dev.shale.engine.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.Region;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed is found, by a sweep over the kept bytes and by way of the JDK alike. */
class FactCheckTest {
  private static final int SETTLED_MILLIS = 30;
  private static final boolean LISTS_TELL = System.getProperty("os.name", "").equals("Linux");
  private static final String SWEPT = "0";
  private static final String ONE_BY_ONE = "1000000";

  @TempDir Path directory;

  private final Region region = Region.open("facts", Region.UNLIMITED);
  private Path root;

  @BeforeEach
  void makeFiles() throws IOException, InterruptedException {
    root = directory.toRealPath();
    for (String folder : List.of("src", "src/\u00e4", "packages/p")) {
      Files.createDirectories(root.resolve(folder));
    }
    for (String name : List.of("src/a.ts", "src/b.ts", "src/\u00e4/c.ts", "packages/p/d.js")) {
      Files.writeString(root.resolve(name), name);
    }
    Files.writeString(root.resolve("packages/p/manifest"), "{}");
    Files.writeString(root.resolve("packages/.installed"), "{}");
    Thread.sleep(SETTLED_MILLIS);
  }

  @AfterEach
  void close() {
    System.clearProperty(FactSweep.LEAST_FILES_PROPERTY);
    region.close();
  }

  private MemorySegment facts() throws IOException {
    return facts(() -> {});
  }

  /** What happens while a build runs. */
  private interface Meanwhile {
    void happen() throws IOException;
  }

  private MemorySegment facts(Meanwhile meanwhile) throws IOException {
    Observations observations = new Observations(new ToyInstallers());
    for (String folder : List.of("/src", "/src/\u00e4", "/packages/p")) {
      AskedNames names = observations.directory(root + folder);
      for (int name = 0; name < 20; name++) {
        names.add("absent" + name, AskedNames.Answer.NOTHING);
      }
    }
    observations.directory(root.toString()).add("src", AskedNames.Answer.DIRECTORY);
    observations.readSettings(root + "/packages/p/manifest");
    for (String name : List.of("/src/a.ts", "/src/b.ts", "/src/\u00e4/c.ts", "/packages/p/d.js")) {
      byte[] bytes = Files.readAllBytes(root.resolve(name.substring(1)));
      FileFact begun = observations.beginModule(root + name);
      observations.module(root + name, begun, bytes.length, ContentHash.of(bytes, bytes.length));
    }
    meanwhile.happen();
    ByteWriter out = new ByteWriter(region);
    Facts.of(observations).write(out);
    return out.segment(0, out.length());
  }

  private static FactCheck check(MemorySegment facts, boolean isManaged, String leastFiles) {
    System.setProperty(FactSweep.LEAST_FILES_PROPERTY, leastFiles);
    return FactCheck.of(
        new KeptFacts(facts), new Observations(new ToyInstallers()), isManaged, false, 2);
  }

  /** Both ways say the same. */
  private FactCheck check(MemorySegment facts, boolean isManaged) {
    FactCheck swept = check(facts, isManaged, SWEPT);
    FactCheck single = check(facts, isManaged, ONE_BY_ONE);
    assertEquals(single.isUnchanged(), swept.isUnchanged());
    assertEquals(single.answersHold(), swept.answersHold());
    assertEquals(single.reason(), swept.reason());
    assertEquals(single.changedCount(), swept.changedCount());
    assertEquals(single.readCount(), swept.readCount());
    assertEquals(single.isTouched(), swept.isTouched());
    assertEquals(single.modules().keySet(), swept.modules().keySet());
    return swept;
  }

  @Test
  void nothingIsReadWhenNothingChanged() throws IOException {
    FactCheck check = check(facts(), false);
    assertTrue(check.isUnchanged(), check.reason());
    assertFalse(check.isTouched());
    assertEquals(0, check.readCount());
    assertTrue(check.isReadable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/a.ts", "src/\u00e4/c.ts", "packages/p/d.js"})
  void changedModulesAreFound(String name) throws IOException {
    MemorySegment facts = facts();
    Files.writeString(root.resolve(name), "x".repeat(name.length()));
    FactCheck check = check(facts, false);
    assertFalse(check.isUnchanged());
    assertTrue(check.answersHold(), check.reason());
    assertTrue(check.isChanged(root + "/" + name));
    assertEquals(1, check.changedCount());
    assertEquals(3, check.modules().size());
  }

  @Test
  void removedModulesAreFound() throws IOException {
    MemorySegment facts = facts();
    Files.delete(root.resolve("src/b.ts"));
    assertTrue(check(facts, false).isChanged(root + "/src/b.ts"));
  }

  @Test
  void touchedModulesAreReadOnce() throws IOException {
    MemorySegment facts = facts();
    Files.setLastModifiedTime(root.resolve("src/a.ts"), FileTime.fromMillis(1));
    FactCheck check = check(facts, false);
    assertTrue(check.isUnchanged(), check.reason());
    assertTrue(check.isTouched());
    assertEquals(1, check.readCount());
  }

  /** Another change might leave its stamp as it is. */
  @Test
  void aModuleThatWasTouchedJustNowIsReadTheNextTimeToo() throws IOException {
    MemorySegment facts = facts();
    long hourAhead = System.currentTimeMillis() + 3_600_000;
    Files.setLastModifiedTime(root.resolve("src/a.ts"), FileTime.fromMillis(hourAhead));
    for (int round = 0; round < 2; round++) {
      FactCheck check = check(facts, false);
      assertTrue(check.isUnchanged(), check.reason());
      assertEquals(1, check.readCount(), "round " + round);
      ByteWriter out = new ByteWriter(region);
      check.refreshed(new Observations(), path -> true).write(out);
      facts = out.segment(0, out.length());
    }
  }

  @Test
  void theModeOfADirectoryIsPartOfItsAnswers() throws IOException {
    MemorySegment facts = facts();
    Path folder = root.resolve("src");
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(folder);
    PosixFilePermission one = PosixFilePermission.OTHERS_EXECUTE;
    assertTrue(mode.contains(one) ? mode.remove(one) : mode.add(one));
    Files.setPosixFilePermissions(folder, mode);
    assertEquals("files appeared or disappeared in " + folder, check(facts, false).reason());
  }

  @Test
  void sameSizeAndTimeDoNotHideAChange() throws IOException {
    MemorySegment facts = facts();
    Path file = root.resolve("src/a.ts");
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, "12345678");
    Files.setLastModifiedTime(file, time);
    assertTrue(check(facts, false).isChanged(file.toString()));
  }

  @Test
  void namesThatAppearChangeAnswers() throws IOException {
    MemorySegment facts = facts();
    Files.writeString(root.resolve("src/nobody-asked"), "");
    assertTrue(check(facts, false).answersHold());
    Files.writeString(root.resolve("src/absent7"), "");
    assertEquals("files appeared or disappeared in " + root + "/src", check(facts, false).reason());
  }

  @Test
  void installedPackagesAreTrustedWhileTheirPackageJsonIsTheSame() throws IOException {
    MemorySegment facts = facts();
    Files.writeString(root.resolve("packages/p/d.js"), "changed");
    assertTrue(check(facts, true).isUnchanged());
    assertFalse(check(facts, false).isUnchanged());
    Files.writeString(root.resolve("packages/p/manifest"), "[]");
    FactCheck check = check(facts, true);
    assertFalse(check.answersHold());
    assertTrue(check.isChanged(root + "/packages/p/d.js"));
  }

  @Test
  void packagesThatWereBeingInstalledAreNotTrusted() throws IOException {
    MemorySegment facts =
        facts(() -> {
          Files.writeString(root.resolve("packages/p/d.js"), "installed");
          Files.writeString(root.resolve("packages/.installed"), "[]");
        });
    assertTrue(check(facts, true).isChanged(root + "/packages/p/d.js"));
  }

  @Test
  void packagesAreNotTrustedForARecordThatAppeared() throws IOException {
    MemorySegment facts = facts(() -> Files.writeString(root.resolve("packages/.linked"), "later"));
    Files.writeString(root.resolve("packages/p/d.js"), "changed");
    assertTrue(check(facts, true).isChanged(root + "/packages/p/d.js"));
  }

  /** Whoever takes facts over has looked at the records before it compared anything. */
  @Test
  void packagesThatAreInstalledWhileFactsAreTakenOverAreNotTrusted() throws IOException {
    FactCheck check = check(facts(), true);
    assertTrue(check.isUnchanged());
    Files.writeString(root.resolve("packages/p/d.js"), "installed");
    Files.writeString(root.resolve("packages/.installed"), "[]");
    Observations observations = new Observations(new ToyInstallers());
    check.adoptInstallers(observations);
    ByteWriter out = new ByteWriter(region);
    check.refreshed(observations, path -> true).write(out);
    FactCheck next = check(out.segment(0, out.length()), true);
    assertTrue(next.isChanged(root + "/packages/p/d.js"));
  }

  /** It may change once more, and its stamp stay what it is. */
  @Test
  void packagesAreNotTrustedForARecordThatWasWrittenJustNow() throws IOException {
    Path record = root.resolve("packages/.installed");
    long hourAhead = System.currentTimeMillis() + 3_600_000;
    Files.setLastModifiedTime(record, FileTime.fromMillis(hourAhead));
    MemorySegment facts = facts();
    Files.writeString(root.resolve("packages/p/d.js"), "changed");
    assertTrue(check(facts, true).isChanged(root + "/packages/p/d.js"));
  }

  @Test
  void twoAnswersToOneQuestionVoidThemAll() throws IOException {
    for (boolean isTwo : new boolean[] {false, true}) {
      Observations observations = new Observations();
      AskedNames names = observations.directory(root + "/src/\u00e4");
      names.add("later", isTwo ? AskedNames.Answer.NOTHING : AskedNames.Answer.FILE);
      Files.writeString(root.resolve("src/\u00e4/later"), "");
      names.add("later", AskedNames.Answer.FILE);
      assertEquals(!isTwo, observations.settle());
    }
  }

  @Test
  void settingsThatChangeBetweenTwoReadersVoidAllAnswers() throws IOException {
    String path = root + "/packages/p/manifest";
    for (String content : List.of("{}", "[]")) {
      Observations observations = new Observations();
      observations.readSettings(path);
      Files.writeString(Path.of(path), content);
      observations.readSettings(path);
      assertEquals(content.equals("{}"), observations.settle());
    }
  }

  @Test
  void aRecordThatIsNoFileIsNone() throws Exception {
    Path record = root.resolve("packages/.installed");
    Files.delete(record);
    assumeTrue(new ProcessBuilder("mkfifo", record.toString()).start().waitFor() == 0);
    MemorySegment facts = facts();
    Files.writeString(root.resolve("packages/p/d.js"), "changed");
    assertTrue(check(facts, true).isChanged(root + "/packages/p/d.js"));
  }

  @Test
  void aRecordThatIsTooLongIsNone() throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(root.resolve("packages/.installed").toFile(), "rw")) {
      file.setLength(InstallerRecords.MAX_BYTES + 1L);
    }
    MemorySegment facts = facts();
    Files.writeString(root.resolve("packages/p/d.js"), "changed");
    assertTrue(check(facts, true).isChanged(root + "/packages/p/d.js"));
  }

  @Test
  void settingsThatDoNotEndAreNotRead() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("tsconfig.json"), Path.of("/dev/zero"));
    IOException refused =
        assertThrows(IOException.class, () -> new Observations().readSettings(link.toString()));
    assertTrue(String.valueOf(refused.getMessage()).endsWith("it is no file"));
  }

  /** With a filter of a few bits, nearly any name would seem to be one of so many. */
  @Test
  void whatNobodyAskedForMayComeAndGo() {
    AskedNames names = new AskedNames();
    for (int name = 0; name < 5000; name++) {
      names.add("package" + name, AskedNames.Answer.NOTHING);
    }
    AskedNames kept = AskedNames.restore(names.isAll(), names.hashes());
    for (int name = 0; name < 5000; name++) {
      assertTrue(kept.contains("package" + name));
      assertFalse(LISTS_TELL && kept.contains(".cache" + name));
    }
  }

  @Test
  void whereTimesAreWholeSecondsAFileIsYoungForTwo() {
    long second = 1_000_000_000;
    long now = 100 * second;
    for (long ago : new long[] {0, second}) {
      Stamp stamp = new Stamp(1, now - ago, now - ago, 1, Stamp.REGULAR);
      assertTrue(stamp.isYoung(now + second / 2), ago + " ns ago");
    }
    assertFalse(new Stamp(1, now - 2 * second, now, 1, Stamp.REGULAR).isYoung(now + 2 * second));
    assertFalse(new Stamp(1, now, now - 1, 1, Stamp.REGULAR).isYoung(now + second / 2));
  }

  @Test
  void brokenBytesAreNeverUnchanged() throws IOException {
    byte[] bytes = facts().toArray(ValueLayout.JAVA_BYTE);
    for (int length = 0; length < bytes.length; length++) {
      MemorySegment cut = region.allocate(Math.max(1, length)).asSlice(0, length);
      MemorySegment.copy(bytes, 0, cut, ValueLayout.JAVA_BYTE, 0, length);
      for (String way : List.of(SWEPT, ONE_BY_ONE)) {
        assertFalse(isUnchanged(cut, way), "cut at " + length);
      }
    }
  }

  private static boolean isUnchanged(MemorySegment facts, String leastFiles) {
    try {
      FactCheck check = check(facts, false, leastFiles);
      return check.isUnchanged() && check.isReadable();
    } catch (IndexOutOfBoundsException notFacts) {
      return false;
    }
  }

  @Test
  void equalFactsAreEqualBytes() throws IOException {
    String once = new String(facts().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
    String again = new String(facts().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
    assertEquals(once, again);
  }

  /** What a link led to when it was followed is not what a later look would find. */
  @Test
  void aLinkThatIsTurnedDuringABuildVoidsTheAnswers() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("src/link"), Path.of("a.ts"));
    for (boolean isTurned : new boolean[] {false, true}) {
      Observations observations = new Observations(new ToyInstallers());
      observations.link(link.toString());
      if (isTurned) {
        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("b.ts"));
      }
      assertEquals(!isTurned, observations.settle());
    }
  }
}
