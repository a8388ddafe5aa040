package dev.shale.engine.watch;

import dev.shale.offheap.system.DirectoryEvents;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All directories that are watched, as a tree from the top of the file system: the roots, those in
 * them, and those above them, for the names of the roots.
 *
 * <p><b>Why nothing is missed.</b> The records of the system tell what happened in the past, and
 * {@link #scan} finds what is there now. A directory is watched first and listed then, so what came
 * before the watch is in the list, and what comes after it has a record. What the list found may
 * have records too, which are still to be read. They do no harm, since each name ends as its last
 * record says: a record that a directory went, in which the scan found the next one of that name,
 * is followed by the record that this one came, and then it is scanned again. So a directory that
 * {@link #drop} gives up too early is watched again, and all that is in it is told.
 *
 * <p>Moving is going and coming: what is in the directory has other paths now and must be told in
 * any case.
 */
final class Directories {
  /** On the way to a root, only its name matters. */
  private static final int NAMES =
      DirectoryEvents.CREATED
          | DirectoryEvents.DELETED
          | DirectoryEvents.MOVED_FROM
          | DirectoryEvents.MOVED_TO
          | DirectoryEvents.SELF_DELETED
          | DirectoryEvents.SELF_MOVED;

  private static final int CONTENTS =
      DirectoryEvents.MODIFIED | DirectoryEvents.WRITTEN | DirectoryEvents.ATTRIBUTES;

  /** Stands for bytes that are no UTF-8; the path then leads nowhere. */
  private static final char MALFORMED = '\uFFFD';

  private final DirectoryEvents events;
  private final Watches watches;
  private final Unwatched unwatched = new Unwatched();
  private final Directory top = new Directory();

  Directories(DirectoryEvents events) {
    this.events = events;
    watches = new Watches(events);
    top.want();
  }

  Watches watches() {
    return watches;
  }

  Unwatched unwatched() {
    return unwatched;
  }

  static boolean isMalformed(String name) {
    return name.indexOf(MALFORMED) >= 0;
  }

  /** Watches a root, and those above it that are not watched yet. */
  void addRoot(Path path, @Nullable Predicate<String> skip) {
    Directory root = top;
    Directory first = top.isWatched() ? null : top;
    for (Path name : path) {
      root = root.childOrNew(name.toString());
      root.want();
      first = first == null && !root.isWatched() ? root : first;
    }
    root.makeRoot(skip);
    scan(first == null ? root : first, null);
  }

  /**
   * Watches a directory and those in it that are to be watched, and adds what is in them; unless
   * the changes are null.
   */
  void scan(Directory first, @Nullable Changes into) {
    Deque<Directory> open = new ArrayDeque<>();
    open.add(first);
    while (!open.isEmpty()) {
      Directory one = open.remove();
      one.settle();
      int watch = isMalformed(one.name()) ? DirectoryEvents.ABSENT : add(one);
      if (watch >= 0) {
        watches.put(one, watch);
        unwatched.remove(one);
        enter(one, open, into);
      } else {
        refused(one, watch, open);
      }
    }
  }

  private int add(Directory one) {
    return events.add(one.path(), one.isTold() ? NAMES | CONTENTS : NAMES, one.isWanted());
  }

  private void enter(Directory one, Deque<Directory> open, @Nullable Changes into) {
    if (into != null && one.isRoot()) {
      into.add(one.path());
    }
    if (one.isTold()) {
      list(one, open, into);
    }
    addWanted(one, open);
  }

  private static void addWanted(Directory one, Deque<Directory> open) {
    for (Directory child : one.children()) {
      if (child.isWanted()) {
        open.add(child);
      }
    }
  }

  private void list(Directory one, Deque<Directory> open, @Nullable Changes into) {
    Path path = Path.of(one.path());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        found(one, file, open, into);
      }
    } catch (IOException | DirectoryIteratorException failure) {
      // Of one that went there will be a record, and another if it came back meanwhile.
      if (!isGone(failure)) {
        unwatched.add(one, "cannot be listed: " + failure);
      }
    }
  }

  private static boolean isGone(Exception failure) {
    Throwable reason =
        failure instanceof DirectoryIteratorException whileListing
            ? whileListing.getCause()
            : failure;
    return reason instanceof NoSuchFileException || reason instanceof NotDirectoryException;
  }

  private void found(Directory one, Path file, Deque<Directory> open, @Nullable Changes into) {
    String name = String.valueOf(file.getFileName());
    if (into != null) {
      into.add(file.toString());
    }
    Directory known = one.child(name);
    boolean isWanted = known != null && known.isWanted();
    if (!isWanted && one.descendsTo(name) && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      open.add(one.childOrNew(name));
    }
  }

  /** What a negative number says of a directory. */
  private void refused(Directory one, int error, Deque<Directory> open) {
    watches.remove(one);
    unwatched.remove(one);
    switch (error) {
      case DirectoryEvents.ABSENT, DirectoryEvents.NO_DIRECTORY -> missing(one);
      case DirectoryEvents.DENIED -> denied(one, open);
      default -> unwatched.add(one, error);
    }
  }

  private void missing(Directory one) {
    if (isMalformed(one.name())) {
      unwatched.add(one, "has a name that is not UTF-8");
    } else if (!one.isWanted()) {
      one.forget();
    } else {
      missingRoot(one, Path.of(one.path()));
    }
  }

  /** A root, or above one: the directory above it tells when it comes, but for these. */
  private void missingRoot(Directory one, Path path) {
    Directory parent = one.parent();
    if (Files.isSymbolicLink(path)) {
      unwatched.add(one, "is a link that leads to no directory");
    } else if (parent != null && !parent.isWatched() && Files.isDirectory(Path.of(parent.path()))) {
      unwatched.add(one, "is missing, and the directory above it may not be read");
    }
  }

  private void denied(Directory one, Deque<Directory> open) {
    if (!one.isTold()) {
      // Roots below it can be watched nevertheless.
      addWanted(one, open);
    } else if (one.isWanted() || Files.isExecutable(Path.of(one.path()))) {
      unwatched.add(one, DirectoryEvents.DENIED);
    } else {
      // Nothing in it can be read; if its rights change, there will be a record.
      one.forget();
    }
  }

  /** Ends the watches of a directory that went and of those in it. */
  void drop(Directory first, @Nullable Changes into) {
    Deque<Directory> open = new ArrayDeque<>();
    open.add(first);
    while (!open.isEmpty()) {
      Directory one = open.remove();
      watches.remove(one);
      unwatched.remove(one);
      if (into != null && one.isRoot()) {
        into.add(one.path());
      }
      open.addAll(one.children());
      one.forgetChildren();
    }
    first.forget();
  }

  /** Finds all directories anew, when records are missing. */
  void rescan() {
    Set<Integer> before = watches.forgetAll();
    unwatched.clear();
    drop(top, null);
    scan(top, null);
    watches.endOthers(before);
  }

  /** Tries once more to watch those that could not be. */
  void retry() {
    List<Directory> all = unwatched.all();
    for (Directory one : all) {
      retry(one);
      if (unwatched.isLimited()) {
        return;
      }
    }
  }

  private void retry(Directory one) {
    boolean isGone = isMalformed(one.name());
    Directory parent = one.parent();
    if (isGone && parent != null) {
      // By that name it cannot be asked for, but its directory can be listed.
      drop(one, null);
      scan(parent, null);
    } else {
      scan(one, null);
    }
  }
}
