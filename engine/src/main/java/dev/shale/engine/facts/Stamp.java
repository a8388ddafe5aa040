package dev.shale.engine.facts;

import org.jspecify.annotations.Nullable;

/**
 * What the system says of a file or directory, links followed: as long as it says the same, the
 * content is the same.
 *
 * @param bytes the size; 0 for a directory
 * @param modifiedNanos time of the last change of the content, from 1970
 * @param changedNanos time of the last change of anything, which no program can set; 0 where the
 *     system does not tell
 * @param inode the number of the file; 0 where the system does not tell
 * @param mode type and permissions as in {@code stat(2)}; of a system that has no modes the type
 */
public record Stamp(long bytes, long modifiedNanos, long changedNanos, long inode, int mode) {
  /** Of what the system does not tell about; unlike a stamp that it gives. */
  static final Stamp UNKNOWN = new Stamp(-1, -1, -1, -1, -1);

  /** Of a path that nothing has. */
  static final Stamp ABSENT = new Stamp(-2, -2, -2, -2, -2);

  static final int TYPE_MASK = 0xF000;
  static final int DIRECTORY = 0x4000;
  static final int REGULAR = 0x8000;
  static final int LINK = 0xA000;

  /**
   * Clocks of file systems tick this often or oftener, and two changes within a tick have the same
   * time. So what changed this shortly before it was looked at may change again unnoticed.
   */
  private static final long TICK_NANOS = 20_000_000;

  /**
   * Where both times are whole seconds, as on ext3, HFS+ and FAT, the clock may tick every other
   * second. Elsewhere they hardly ever are.
   */
  private static final long COARSE_TICK_NANOS = 2_000_000_000;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  // As the JDK would make them, which takes some milliseconds of each run.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Stamp stamp
        && bytes == stamp.bytes
        && modifiedNanos == stamp.modifiedNanos
        && changedNanos == stamp.changedNanos
        && inode == stamp.inode
        && mode == stamp.mode;
  }

  @Override
  public int hashCode() {
    long mixed = ((bytes * 31 + modifiedNanos) * 31 + changedNanos) * 31 + inode;
    return 31 * Long.hashCode(mixed) + mode;
  }

  boolean isKnown() {
    return mode >= 0;
  }

  int type() {
    return isKnown() ? mode & TYPE_MASK : 0;
  }

  boolean isDirectory() {
    return type() == DIRECTORY;
  }

  boolean isRegularFile() {
    return type() == REGULAR;
  }

  /** Whether a change at {@code nowNanos} might leave the stamp as it is. */
  boolean isYoung(long nowNanos) {
    boolean isCoarse =
        modifiedNanos % NANOS_PER_SECOND == 0 && changedNanos % NANOS_PER_SECOND == 0;
    long tickNanos = isCoarse ? COARSE_TICK_NANOS : TICK_NANOS;
    return Math.max(modifiedNanos, changedNanos) > nowNanos - tickNanos;
  }

  /** This stamp, or the unknown one when a change at {@code nowNanos} might not show in it. */
  Stamp settled(long nowNanos) {
    return isYoung(nowNanos) ? UNKNOWN : this;
  }
}
