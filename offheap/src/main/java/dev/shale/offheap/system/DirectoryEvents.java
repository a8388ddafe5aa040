package dev.shale.offheap.system;

/**
 * What happens to the names in directories, as records in the order in which it happened.
 *
 * <p>One thread at a time uses it, but for {@link #wake}.
 */
public interface DirectoryEvents extends AutoCloseable {
  /** Bits of {@link #mask}, with the values that Linux gives them. */
  int MODIFIED = 0x2;

  int ATTRIBUTES = 0x4;

  /** That a file was closed that could be written to, or the last mapping of it went. */
  int WRITTEN = 0x8;

  int MOVED_FROM = 0x40;
  int MOVED_TO = 0x80;
  int CREATED = 0x100;
  int DELETED = 0x200;

  /** Of the directory itself, whose record has no name. */
  int SELF_DELETED = 0x400;

  int SELF_MOVED = 0x800;

  /** That the file system of the directory is not there any more. */
  int UNMOUNTED = 0x2000;

  /** That records were lost; of no watch. */
  int OVERFLOW = 0x4000;

  /** That the watch has ended. */
  int IGNORED = 0x8000;

  /** That the name is, or was, of a directory. */
  int DIRECTORY = 0x40000000;

  /** Instead of a watch, why there is none; other negative numbers are other errors. */
  int ABSENT = -2;

  int DENIED = -13;
  int NO_DIRECTORY = -20;
  int LIMIT_REACHED = -28;

  /**
   * Watches a directory, or more of one that is watched.
   *
   * @param path absolute
   * @param mask what to tell of it, beside the end of the watch
   * @param isFollowing whether to follow a link at the end of the path
   * @return the number of the watch, the same for the same directory by any path; or a negative
   *     number, such as {@link #LIMIT_REACHED}
   */
  int add(String path, int mask, boolean isFollowing);

  /** Ends a watch, which may have ended. */
  void remove(int watch);

  /**
   * Takes records from the system, without waiting. Those before are gone.
   *
   * @return whether there are any
   */
  boolean read();

  /** Whether the system may have had more records than {@link #read} took. */
  boolean mayHaveMore();

  /** Goes to the next record that was read, if there is one. */
  boolean next();

  /** The watch of the record. */
  int watch();

  /** What happened. */
  int mask();

  /** The name in the directory; empty when it happened to the directory itself. */
  String name();

  /**
   * Waits until there is something to read, somebody wakes the thread, or the time is over. One
   * thread may wait while another one reads; nobody may close this meanwhile.
   *
   * @return whether somebody woke the thread, now or since it last waited
   */
  boolean await(long nanos);

  /** Wakes who waits, or will; of no effect when it is closed. Any thread may call it. */
  void wake();

  /** Ends all watches; nobody may wait. May be called again. */
  @Override
  void close();
}
