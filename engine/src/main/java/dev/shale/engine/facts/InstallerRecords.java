package dev.shale.engine.facts;

import dev.shale.engine.facts.FactGroup.Reader;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of installers in a folder of packages, as they were at a moment. They are written
 * when an installation is done. So packages are as installed by what a record says only when it is
 * the same before the first of their files is looked at and after the last.
 */
final class InstallerRecords {
  /** A longer record is as if it were not there. */
  static final int MAX_BYTES = 1 << 28;

  private final String folder;
  private final List<String> names;
  private final Stamp[] stamps;

  /** From before the stamps were taken. */
  private final long nowNanos;

  private InstallerRecords(String folder, List<String> names) {
    this.folder = folder;
    this.names = names;
    stamps = new Stamp[names.size()];
    nowNanos = Stamps.nowNanos();
    for (int record = 0; record < names.size(); record++) {
      stamps[record] = Stamps.of(path(record));
    }
  }

  /**
   * The records of now.
   *
   * @param names of the files that installers write
   */
  static InstallerRecords of(String folder, List<String> names) {
    return new InstallerRecords(folder, names);
  }

  private String path(int record) {
    return folder.concat("/").concat(names.get(record));
  }

  /** The records as facts; none when any of them changed since, or may have. */
  List<FactGroup.Entry> settled() {
    List<FactGroup.Entry> entries = new ArrayList<>();
    for (int record = 0; record < names.size(); record++) {
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
      FileFact fact = new FileFact(stamp, stamp.bytes(), null).read(bytes);
      entries.add(new FactGroup.Entry(names.get(record), Reader.INSTALLER, fact));
      // Not while it was read, either.
      return bytes.length == stamp.bytes() && Stamps.of(path(record)).equals(stamp);
    } catch (IOException | InvalidPathException unreadable) {
      return false;
    }
  }
}
