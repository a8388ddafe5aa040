package dev.shale.engine.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes is told by its path, once the call has returned that changes it. */
class FileWatchTest {
  private static final int POLLS = 20_000;
  private static final int ROUNDS = 5;

  @TempDir Path folder;

  private final Changes changes = new Changes();
  private Path root;
  private FileWatch watch;

  @BeforeEach
  void open() throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    watch = FileWatch.open();
    assumeTrue(watch.isExact(), "the system does not tell what changes");
  }

  @AfterEach
  void close() {
    watch.close();
  }

  private void watchTree() {
    watch.watchTree(root, Set.of("node_modules", ".git")::contains);
  }

  private Path directory(String path) throws IOException {
    return Files.createDirectories(folder.resolve(path));
  }

  private Path write(String path) throws IOException {
    return Files.writeString(folder.resolve(path), "text");
  }

  /** Exactly these changed. */
  private void assertChanged(String... paths) {
    Set<String> expected = new TreeSet<>();
    for (String path : paths) {
      expected.add(folder.resolve(path).toString());
    }
    assertEquals(paths.length > 0, watch.poll(changes), changes.paths().toString());
    assertEquals("", changes.reason());
    assertEquals(expected, changes.paths());
    assertEquals(paths.length == 0, changes.isEmpty());
    changes.clear();
    assertTrue(watch.isExact());
  }

  @Test
  void filesAreToldByWhatHappensToThem() throws IOException {
    Path file = write("root/a");
    watchTree();
    assertChanged();
    Files.writeString(file, "more", StandardOpenOption.APPEND);
    assertChanged("root/a");
    assertChanged();
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    assertChanged("root/a");
    Files.move(file, root.resolve("b"));
    assertChanged("root/a", "root/b");
    Files.createSymbolicLink(file, Path.of("b"));
    assertChanged("root/a");
    Files.delete(root.resolve("b"));
    assertChanged("root/b");
    write("outside");
    Files.move(folder.resolve("outside"), file, StandardCopyOption.REPLACE_EXISTING);
    assertChanged("root/a");
  }

  @Test
  void aNewDirectoryIsToldWithAllThatIsInIt() throws IOException {
    watchTree();
    directory("root/a/b/c");
    write("root/a/1");
    write("root/a/b/c/2");
    assertChanged("root/a", "root/a/1", "root/a/b", "root/a/b/c", "root/a/b/c/2");
    write("root/a/b/c/3");
    assertChanged("root/a/b/c/3");
  }

  @Test
  void aDirectoryThatMovesHasItsNewPath() throws IOException {
    directory("root/a/b");
    write("root/a/b/1");
    directory("root/c");
    watchTree();
    Files.move(root.resolve("a"), root.resolve("c/d"));
    assertChanged("root/a", "root/c/d", "root/c/d/b", "root/c/d/b/1");
    write("root/c/d/b/1");
    assertChanged("root/c/d/b/1");
    Files.move(root.resolve("c/d"), folder.resolve("outside"));
    assertChanged("root/c/d");
    write("outside/b/1");
    assertChanged();
  }

  @Test
  void aDirectoryThatReplacesAnotherIsWatched() throws IOException {
    directory("root/a");
    directory("root/b");
    write("root/a/1");
    watchTree();
    Files.move(root.resolve("a"), root.resolve("b"), StandardCopyOption.REPLACE_EXISTING);
    assertChanged("root/a", "root/b", "root/b/1");
    write("root/b/1");
    assertChanged("root/b/1");
  }

  @Test
  void aDirectoryThatVanishesIsToldAndMayComeBack() throws IOException {
    directory("root/a/b");
    watchTree();
    Files.delete(root.resolve("a/b"));
    Files.delete(root.resolve("a"));
    assertChanged("root/a", "root/a/b");
    write("root/a");
    assertChanged("root/a");
    Files.delete(root.resolve("a"));
    directory("root/a");
    assertChanged("root/a");
    write("root/a/1");
    assertChanged("root/a/1");
  }

  @Test
  void aRootMayVanishAndComeBack() throws IOException {
    watchTree();
    Files.delete(root);
    assertChanged("root");
    write("other");
    assertChanged();
    directory("root/a");
    write("root/a/1");
    assertChanged("root", "root/a", "root/a/1");
    Files.move(root, folder.resolve("elsewhere"));
    assertChanged("root");
    write("elsewhere/a/1");
    assertChanged();
    Files.move(folder.resolve("elsewhere"), root);
    assertChanged("root", "root/a", "root/a/1");
    write("root/a/2");
    assertChanged("root/a/2");
  }

  @Test
  void aRootMayComeLaterAndGoWithThoseAboveIt() throws IOException {
    watch.watchTree(folder.resolve("x/y/z"), name -> false);
    assertChanged();
    directory("x/y");
    assertChanged();
    directory("x/y/z/a");
    assertChanged("x/y/z", "x/y/z/a");
    Files.move(folder.resolve("x"), folder.resolve("w"));
    assertChanged("x/y/z");
    write("w/y/z/1");
    assertChanged();
    directory("x/y/z");
    write("x/y/z/1");
    assertChanged("x/y/z", "x/y/z/1");
  }

  @Test
  void directoriesThatAreLeftOutComeAndGo() throws IOException {
    directory("root/node_modules/p");
    watchTree();
    write("root/node_modules/p/1");
    assertChanged();
    directory("root/.git/objects");
    assertChanged("root/.git");
    Files.move(root.resolve("node_modules"), root.resolve("installed"));
    assertChanged("root/installed", "root/installed/p", "root/installed/p/1", "root/node_modules");
  }

  @Test
  void ofASingleDirectoryTheNamesAreTold() throws IOException {
    directory("root/a");
    watch.watchDirectory(root);
    write("root/1");
    write("root/a/2");
    directory("root/b");
    write("root/b/3");
    assertChanged("root/1", "root/b");
    Files.delete(root.resolve("a/2"));
    Files.delete(root.resolve("a"));
    assertChanged("root/a");
  }

  @Test
  void rootsMayContainEachOther() throws IOException {
    directory("root/node_modules/p/lib");
    directory("root/src/node_modules");
    watchTree();
    watch.watchDirectory(root.resolve("node_modules/p"));
    watch.watchTree(root.resolve("src"), name -> false);
    watch.watchDirectory(folder);
    write("root/node_modules/p/1");
    write("root/node_modules/p/lib/2");
    write("root/src/node_modules/3");
    write("4");
    assertChanged("4", "root/node_modules/p/1", "root/src/node_modules/3");
    Files.move(root.resolve("node_modules"), root.resolve("n"));
    assertChanged(
        "root/n",
        "root/n/p",
        "root/n/p/1",
        "root/n/p/lib",
        "root/n/p/lib/2",
        "root/node_modules",
        "root/node_modules/p");
    Files.move(root.resolve("n"), root.resolve("node_modules"));
    assertChanged(
        "root/n",
        "root/node_modules",
        "root/node_modules/p",
        "root/node_modules/p/1",
        "root/node_modules/p/lib");
  }

  @Test
  void whatWasMappedIsToldWhenTheMappingGoes() throws IOException {
    Path file = write("root/1");
    watchTree();
    try (Arena arena = Arena.ofConfined()) {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        MemorySegment mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, 4, arena);
        mapped.set(ValueLayout.JAVA_BYTE, 0, (byte) 'n');
      }
      watch.poll(changes);
      changes.clear();
    }
    assertChanged("root/1");
  }

  @Test
  void onlyFilesOfTheSystemAreWatched() throws IOException {
    Path archive = folder.resolve("archive.zip");
    try (FileSystem files = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Path inside = files.getPath("/");
      assertThrows(IllegalArgumentException.class, () -> watch.watchDirectory(inside));
    }
  }

  @Test
  void linksToDirectoriesAreNotFollowed() throws IOException {
    directory("outside");
    Files.createSymbolicLink(root.resolve("before"), folder.resolve("outside"));
    watchTree();
    Files.createSymbolicLink(root.resolve("after"), folder.resolve("outside"));
    assertChanged("root/after");
    write("outside/1");
    assertChanged();
  }

  @Test
  void aRootMayBeALinkThatLeadsElsewhereLater() throws IOException {
    directory("first");
    directory("second");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("first"));
    watch.watchTree(link, name -> false);
    write("first/1");
    assertChanged("link/1");
    Files.createSymbolicLink(folder.resolve("other"), Path.of("second"));
    Files.move(
        folder.resolve("other"),
        link,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    assertChanged("link");
    write("first/2");
    assertChanged();
    write("second/3");
    assertChanged("link/3");
    Files.move(folder.resolve("second"), folder.resolve("third"));
    assertTrue(watch.poll(changes));
    assertTrue(changes.isEverything());
    changes.clear();
    Files.delete(link);
    watch.poll(changes);
    changes.clear();
    assertTrue(watch.isExact());
    Files.createSymbolicLink(link, Path.of("third"));
    assertChanged("link", "link/3");
  }

  @Test
  void aDirectoryMayHaveTwoPaths() throws IOException {
    directory("root/a");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("root"));
    watchTree();
    watch.watchTree(link, name -> false);
    write("root/a/1");
    assertChanged("link/a/1", "root/a/1");
    Files.delete(link);
    assertChanged("link");
    write("root/a/2");
    assertChanged("root/a/2");
  }

  @Test
  void rightsOfADirectoryAreTold() throws IOException {
    Path directory = directory("root/a");
    watchTree();
    Files.setLastModifiedTime(directory, FileTime.fromMillis(1));
    assertChanged("root/a");
    Files.setLastModifiedTime(root, FileTime.fromMillis(1));
    assertChanged("root");
  }

  @Test
  void pathsThatAreNotAsciiAreWatched() throws IOException {
    watchTree();
    directory("root/\u00e4\u6f22 \ud83d\ude00");
    write("root/\u00e4\u6f22 \ud83d\ude00/\u00f6");
    assertChanged("root/\u00e4\u6f22 \ud83d\ude00", "root/\u00e4\u6f22 \ud83d\ude00/\u00f6");
    write("root/\u00e4\u6f22 \ud83d\ude00/1");
    assertChanged("root/\u00e4\u6f22 \ud83d\ude00/1");
  }

  @Test
  void manyChangesAreToldAtOnce() throws IOException {
    watchTree();
    String[] expected = new String[2_000];
    for (int file = 0; file < expected.length; file++) {
      expected[file] = "root/" + "long".repeat(40) + file;
      write(expected[file]);
    }
    assertChanged(expected);
  }

  @Test
  void whatIsAddedStaysUntilItIsCleared() throws IOException {
    watchTree();
    write("root/1");
    assertTrue(watch.poll(changes));
    assertFalse(watch.poll(changes));
    write("root/1");
    assertTrue(watch.poll(changes));
    assertEquals(1, changes.paths().size());
    assertFalse(changes.isEverything());
  }

  @Test
  void askingWithoutAChangeAllocatesNothing() {
    watchTree();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int poll = 0; poll < POLLS; poll++) {
        assertFalse(watch.poll(changes));
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    // The first rounds make what the calls need.
    assertEquals(0, least);
  }
}
