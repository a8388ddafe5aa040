package dev.shale.engine.watch;

import dev.shale.offheap.system.DirectoryEvents;
import dev.shale.offheap.system.InotifyLimit;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Applies the records of the system to {@link Directories}, in their order. */
final class EventWatching implements Watching {
  private static final int GONE = DirectoryEvents.DELETED | DirectoryEvents.MOVED_FROM;
  private static final int COME =
      DirectoryEvents.CREATED | DirectoryEvents.MOVED_TO | DirectoryEvents.ATTRIBUTES;
  private static final int ENDED = DirectoryEvents.SELF_DELETED | DirectoryEvents.IGNORED;

  private final DirectoryEvents events;
  private final Directories directories;
  private volatile String remote = "";
  private boolean isOverflown;

  EventWatching(DirectoryEvents events) {
    this.events = events;
    directories = new Directories(events);
  }

  /** All that is watched. */
  Directories directories() {
    return directories;
  }

  @Override
  public void watch(Path path, @Nullable Predicate<String> skip) {
    if (RemoteFiles.contain(path)) {
      remote = "Not all changes are known: " + path + " may be changed by other machines";
    }
    directories.addRoot(path, skip);
  }

  @Override
  public boolean isExact() {
    return directories.unwatched().isEmpty() && remote.isEmpty();
  }

  @Override
  public boolean poll(Changes into) {
    long before = into.additions();
    readAll(into);
    if (isOverflown) {
      isOverflown = false;
      directories.rescan();
      into.addEverything("More happened than the system keeps: " + InotifyLimit.QUEUED_EVENTS);
    }
    if (!isExact()) {
      addUnknown(into);
    }
    return into.additions() != before;
  }

  private void readAll(Changes into) {
    boolean isMore = events.read();
    while (isMore) {
      while (events.next()) {
        apply(into);
      }
      isMore = events.mayHaveMore() && events.read();
    }
  }

  private void addUnknown(Changes into) {
    if (directories.unwatched().isEmpty()) {
      into.addEverything(remote);
    } else {
      // Also when they can be watched now, since something may have happened before.
      into.addEverything(directories.unwatched().sentence());
      directories.retry();
    }
  }

  @Override
  public boolean rest(long nanos) {
    return events.await(nanos);
  }

  private void apply(Changes into) {
    int mask = events.mask();
    if ((mask & DirectoryEvents.OVERFLOW) != 0) {
      isOverflown = true;
      return;
    }
    int watch = events.watch();
    for (Directory one : directories.watches().of(watch)) {
      // Not if another path of the directory has ended it.
      if (one.watch() == watch) {
        apply(one, mask, events.name(), into);
      }
    }
  }

  private void apply(Directory one, int mask, String name, Changes into) {
    if (name.isEmpty()) {
      applyToItself(one, mask, into);
    } else if (!Directories.isMalformed(name)) {
      applyToName(one, mask, name, into);
    } else if (one.isTold()) {
      into.addEverything("A name in " + one.path() + " is not UTF-8");
      directories.drop(one, into);
      directories.scan(again(one), into);
    }
  }

  private static Directory again(Directory one) {
    Directory parent = one.parent();
    return parent == null ? one : parent.childOrNew(one.name());
  }

  private void applyToItself(Directory one, int mask, Changes into) {
    if ((mask & DirectoryEvents.UNMOUNTED) != 0) {
      into.addEverything("The file system at " + one.path() + " is not there any more");
    }
    if (one.isTold()) {
      into.add(one.path());
    }
    boolean isGone = (mask & ENDED) != 0;
    // If it moves, the directories above those that nobody asked for are told.
    boolean isMoved = (mask & DirectoryEvents.SELF_MOVED) != 0 && one.isWanted();
    if (isGone || isMoved) {
      directories.drop(one, into);
    }
    if ((isGone || isMoved) && one.isWanted()) {
      directories.scan(one, into);
    }
  }

  private void applyToName(Directory one, int mask, String name, Changes into) {
    Directory child = one.child(name);
    if (one.isTold()) {
      into.add(one.path(name));
    }
    if (child != null && child.isRoot()) {
      into.add(child.path());
    }
    if ((mask & GONE) != 0 && child != null) {
      directories.drop(child, into);
    } else if ((mask & COME) != 0 && isOfInterest(one, child, mask, name)) {
      came(one, mask, name, into);
    }
  }

  private static boolean isOfInterest(
      Directory one, @Nullable Directory child, int mask, String name) {
    boolean isWanted = child != null && child.isWanted();
    boolean isDirectory = (mask & DirectoryEvents.DIRECTORY) != 0;
    return isWanted || (isDirectory && one.descendsTo(name));
  }

  private void came(Directory one, int mask, String name, Changes into) {
    Directory child = one.childOrNew(name);
    if (child.isWatched() && (mask & DirectoryEvents.MOVED_TO) != 0) {
      // Another directory may have been there, of which no record tells that it went.
      directories.drop(child, into);
      child = one.childOrNew(name);
    }
    if (!child.isWatched()) {
      directories.scan(child, into);
    }
  }

  @Override
  public void wake() {
    events.wake();
  }

  @Override
  public void close() {
    events.close();
  }
}
