package dev.shale.engine.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shale.offheap.system.Inotify;
import dev.shale.offheap.system.InotifyLimit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not known is never taken for what did not change. */
class FileWatchFaultsTest {
  private static final int MOST_EVENTS = 100_000;

  @TempDir Path folder;

  private final Changes changes = new Changes();
  private Path root;
  private FaultyEvents events;
  private EventWatching watching;

  @BeforeEach
  void open() throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    Inotify opened = Inotify.open();
    assumeTrue(opened != null, "the system has no inotify");
    events = new FaultyEvents(Objects.requireNonNull(opened));
    watching = new EventWatching(events);
  }

  @AfterEach
  void close() {
    if (events != null) {
      events.close();
    }
  }

  private Path directory(String path) throws IOException {
    return Files.createDirectories(root.resolve(path));
  }

  private void write(String path) throws IOException {
    Files.writeString(root.resolve(path), "text");
  }

  private void assertEverything(String reason) {
    assertTrue(watching.poll(changes));
    assertTrue(changes.isEverything(), changes.paths().toString());
    assertTrue(changes.reason().contains(reason), changes.reason());
    assertTrue(changes.paths().isEmpty());
    changes.clear();
  }

  private void assertChanged(String... paths) {
    Set<String> expected = new TreeSet<>();
    for (String path : paths) {
      expected.add(root.resolve(path).normalize().toString());
    }
    assertEquals(paths.length > 0, watching.poll(changes));
    assertEquals("", changes.reason());
    assertEquals(expected, changes.paths());
    assertTrue(watching.isExact());
    changes.clear();
  }

  private Set<String> watched() {
    return WatchedPaths.under(root, watching);
  }

  @Test
  void afterAnOverflowTheWatchesAreRightAgain() throws IOException {
    directory("stays/below");
    directory("goes/below");
    watching.watch(root, name -> false);
    Files.move(root.resolve("goes"), root.resolve("stays/moved"));
    Files.delete(root.resolve("stays/below"));
    directory("new/below");
    events.isLosing = true;
    assertEverything("fs.inotify.max_queued_events is " + InotifyLimit.QUEUED_EVENTS.value());
    assertEquals(WatchedPaths.existing(root), watched());
    // As many as directories, here and above.
    assertEquals(watching.directories().watches().all().size(), events.watches().size());
    assertTrue(watching.isExact());
    write("stays/moved/below/1");
    write("new/below/2");
    assertChanged("stays/moved/below/1", "new/below/2");
  }

  @Test
  void theQueueOfTheSystemOverflows() throws IOException {
    long most = Long.parseLong(InotifyLimit.QUEUED_EVENTS.value());
    assumeTrue(most <= MOST_EVENTS, "the queue is too long to fill it");
    watching.watch(root, name -> false);
    write("1");
    write("2");
    // Of two files in turn: equal records that follow each other are one.
    for (long touch = 0; touch <= most; touch++) {
      Path file = root.resolve(touch % 2 == 0 ? "1" : "2");
      Files.setLastModifiedTime(file, FileTime.fromMillis(touch));
    }
    directory("new");
    assertEverything("fs.inotify.max_queued_events");
    assertEquals(WatchedPaths.existing(root), watched());
    write("new/1");
    assertChanged("new/1");
  }

  @Test
  void whenThereAreTooManyTheLimitIsNamed() throws IOException {
    directory("a/b");
    directory("c");
    events.limit = root.getNameCount() + 2;
    watching.watch(root, name -> false);
    assertFalse(watching.isExact());
    String sentence = "fs.inotify.max_user_watches is " + InotifyLimit.WATCHES.value();
    assertEverything(sentence);
    assertEverything(sentence);
    assertFalse(watching.rest(1));
    assertEverything(sentence);
    events.limit = Integer.MAX_VALUE;
    assertEverything(sentence);
    assertTrue(watching.isExact());
    assertChanged();
    write("a/b/1");
    write("c/2");
    assertChanged("a/b/1", "c/2");
    assertEquals(WatchedPaths.existing(root), watched());
  }

  @Test
  void theLimitMayBeReachedLaterAndPass() throws IOException {
    watching.watch(root, name -> false);
    events.limit = events.watches().size();
    Path late = directory("late");
    assertEverything("fs.inotify.max_user_watches");
    assertFalse(watching.isExact());
    Files.delete(late);
    assertTrue(watching.poll(changes));
    assertTrue(watching.isExact());
    changes.clear();
    assertChanged();
  }

  @Test
  void aRootThatMayNotBeReadIsNotKnown() throws IOException {
    directory("a");
    events.denied.add(root.toString());
    watching.watch(root, name -> false);
    assertEverything(root + " may not be read");
    events.denied.clear();
    assertEverything(root + " may not be read");
    assertTrue(watching.isExact());
    write("a/1");
    assertChanged("a/1");
  }

  @Test
  void directoriesAboveThatMayNotBeReadDoNoHarm() throws IOException {
    Path deep = directory("a/b");
    events.denied.add(folder.toString());
    events.denied.add("/");
    watching.watch(deep, name -> false);
    assertChanged();
    write("a/b/1");
    assertChanged("a/b/1");
  }

  @Test
  void aRootThatIsMissingWhereNobodyMayLookIsNotKnown() throws IOException {
    events.denied.add(root.toString());
    watching.watch(root.resolve("a"), name -> false);
    assertEverything("the directory above it may not be read");
    assertFalse(watching.isExact());
    directory("a");
    assertEverything("the directory above it may not be read");
    write("a/1");
    assertChanged("a/1");
    Files.delete(root.resolve("a/1"));
    Files.delete(root.resolve("a"));
    assertEverything("the directory above it may not be read");
  }

  @Test
  void aRootThatIsALinkToNothingIsNotKnown() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
    watching.watch(link, name -> false);
    assertEverything(link + " is a link that leads to no directory");
    assertFalse(watching.isExact());
    Files.createDirectory(folder.resolve("target"));
    assertEverything(link + " is a link that leads to no directory");
    assertTrue(watching.isExact());
    Files.writeString(folder.resolve("target/1"), "text");
    assertChanged("../link/1");
    Files.delete(folder.resolve("target/1"));
    Files.delete(folder.resolve("target"));
    assertEverything(link + " is a link that leads to no directory");
    assertFalse(watching.isExact());
  }

  @Test
  void filesOfOtherMachinesAreNotKnown() {
    assertTrue(RemoteFiles.isRemote("nfs4"));
    assertTrue(RemoteFiles.isRemote("fuse.sshfs"));
    assertFalse(RemoteFiles.isRemote("ext4"));
    assertFalse(RemoteFiles.isRemote("overlay"));
    assertFalse(RemoteFiles.contain(root.resolve("missing/below")));
  }

  @Test
  void namesThatAreNotUtf8AreNotKnown() throws Exception {
    watching.watch(root, name -> false);
    shell("mkdir 'a' && mkdir \"$(printf 'b\\377')\"");
    assertEverything("is not UTF-8");
    assertFalse(watching.isExact());
    assertEverything("has a name that is not UTF-8");
    write("a/1");
    assertEverything("not UTF-8");
    shell("rmdir \"$(printf 'b\\377')\"");
    assertEverything("not UTF-8");
    watching.poll(changes);
    changes.clear();
    write("a/2");
    assertChanged("a/2");
  }

  private void shell(String script) throws Exception {
    Process process =
        new ProcessBuilder("sh", "-ec", script).directory(root.toFile()).inheritIO().start();
    assertEquals(0, process.waitFor());
  }

  @Test
  void withoutNativeAccessNothingIsKnown() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--illegal-native-access=deny",
                "-cp",
                System.getProperty("java.class.path"),
                Denied.class.getName(),
                root.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = process.inputReader()) {
      List<String> lines = output.lines().toList();
      assertEquals(
          List.of(
              "false true Which files change is told on Linux, where the locale is UTF-8, to a JVM"
                  + " with --enable-native-access"),
          lines);
    }
    assertEquals(0, process.waitFor());
  }

  /** A program that may not call native functions. */
  static final class Denied {
    private Denied() {}

    public static void main(String[] arguments) {
      Changes changes = new Changes();
      try (FileWatch watch = FileWatch.open()) {
        watch.watchTree(Path.of(arguments[0]), name -> false);
        boolean isChanged = watch.poll(changes);
        System.out.println(watch.isExact() + " " + isChanged + " " + changes.reason());
      }
    }
  }
}
