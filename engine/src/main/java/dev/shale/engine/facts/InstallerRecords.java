package dev.shale.engine.facts;

import dev.shale.engine.facts.FactGroup.Reader;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of installers in a node_modules, as they were at a moment. They are written when an
 * installation is done. So packages are as installed by what a record says only when it is the same
 * before the first of their files is looked at and after the last.
 */
final class InstallerRecords {
  /** What npm, pnpm and the two Yarns write into node_modules when they are done. */
  private static final String[] NAMES = {
    ".package-lock.json", ".modules.yaml", ".yarn-integrity", ".yarn-state.yml"
  };

  /** A longer record is as if it were not there. */
  static final int MAX_BYTES = 1 << 28;

  private final String folder;
  private final Stamp[] stamps = new Stamp[NAMES.length];

  /** From before the stamps were taken. */
  private final long nowNanos;

  private InstallerRecords(String folder) {
    this.folder = folder;
    nowNanos = Stamps.nowNanos();
    for (int record = 0; record < NAMES.length; record++) {
      stamps[record] = Stamps.of(path(record));
    }
  }

  /** The records of now. */
  static InstallerRecords of(String folder) {
    return new InstallerRecords(folder);
  }

  private String path(int record) {
    return folder.concat("/").concat(NAMES[record]);
  }

  /** The records as facts; none when any of them changed since, or may have. */
  List<FactGroup.Entry> settled() {
    List<FactGroup.Entry> entries = new ArrayList<>();
    for (int record = 0; record < NAMES.length; record++) {
      Stamp stamp = stamps[record];
      Stamp now = Stamps.of(path(record));
      boolean isSame = now.equals(stamp) && (!stamp.isKnown() || !stamp.isYoung(nowNanos));
      if (!isSame) {
        return List.of();
      }
      if (stamp.isRegularFile() && stamp.bytes() <= MAX_BYTES && !add(entries, record)) {
        return List.of();
      }
    }
    return entries;
  }

  private boolean add(List<FactGroup.Entry> entries, int record) {
    Stamp stamp = stamps[record];
    try {
      byte[] bytes = SmallFile.read(path(record), MAX_BYTES);
      FileFact fact = new FileFact(stamp, stamp.bytes(), null).read(bytes, bytes.length);
      entries.add(new FactGroup.Entry(NAMES[record], Reader.INSTALLER, fact));
      // Not while it was read, either.
      return bytes.length == stamp.bytes() && Stamps.of(path(record)).equals(stamp);
    } catch (IOException | InvalidPathException unreadable) {
      return false;
    }
  }
}
