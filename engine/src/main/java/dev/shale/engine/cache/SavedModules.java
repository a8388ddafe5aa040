package dev.shale.engine.cache;

import dev.shale.engine.discovery.RecordKey;
import dev.shale.engine.discovery.WorkItem;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.offheap.ByteReader;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records and answers of an earlier build, as {@link ModuleSaver} wrote them. A pack that cannot be
 * read is as if it were not there. Immutable; records are read where they lie.
 */
final class SavedModules {
  private static final int LEAST_MODULE_BYTES = 8;

  /** A record, or what it takes to read it. */
  private record Place(MemorySegment pack, long position) {}

  private final Map<RecordKey, Place> records = new HashMap<>();

  /**
   * Where the dependencies of a file led, in their order.
   *
   * @param patterns those that led to further targets, once for each
   * @param further these targets
   */
  private record Leads(
      Resolved file, List<Resolved> targets, List<Integer> patterns, List<Resolved> further) {}

  private final Map<String, Leads> leads = new HashMap<>();

  private int lostCount;

  private SavedModules() {}

  /**
   * Reads what was saved.
   *
   * @param records packs, null for one that is missing; they must stay as long as this is used
   * @param targets likewise; read now
   * @param answers likewise; read now
   */
  static SavedModules of(
      List<@Nullable MemorySegment> records,
      List<@Nullable MemorySegment> targets,
      List<@Nullable MemorySegment> answers) {
    SavedModules saved = new SavedModules();
    for (MemorySegment pack : records) {
      saved.read(pack, saved::readRecords);
    }
    Map<Integer, Resolved> known = new HashMap<>();
    for (int pack = 0; pack < answers.size(); pack++) {
      int first = pack * ModuleSaver.ANSWERS_PER_PACK;
      saved.read(answers.get(pack), segment -> readAnswers(segment, first, known));
    }
    for (MemorySegment pack : targets) {
      saved.read(pack, segment -> saved.readTargets(segment, known));
    }
    return saved;
  }

  /** Reads a pack. */
  private interface PackReader {
    void read(MemorySegment pack);
  }

  private void read(@Nullable MemorySegment pack, PackReader reader) {
    if (pack == null) {
      lostCount++;
      return;
    }
    try {
      reader.read(pack);
    } catch (IndexOutOfBoundsException | InternalError notAPack) {
      lostCount++;
    }
  }

  private void readRecords(MemorySegment pack) {
    ByteReader in = new ByteReader(pack);
    int count = in.readCount(LEAST_MODULE_BYTES);
    for (int module = 0; module < count; module++) {
      RecordKey key = new RecordKey(in.readLong(), in.readLong());
      int length = in.readCount(1);
      if (length > 0) {
        records.put(key, new Place(pack, in.position()));
      }
      in.position(in.position() + length);
    }
  }

  private static void readAnswers(MemorySegment pack, int first, Map<Integer, Resolved> known) {
    ByteReader in = new ByteReader(pack);
    int count = in.readCount(Resolved.LEAST_BYTES);
    for (int answer = 0; answer < count; answer++) {
      known.put(first + answer, Resolved.read(in));
    }
  }

  private void readTargets(MemorySegment pack, Map<Integer, Resolved> known) {
    ByteReader in = new ByteReader(pack);
    int moduleCount = in.readCount(LEAST_MODULE_BYTES);
    for (int module = 0; module < moduleCount; module++) {
      Resolved file = known.get(in.readInt());
      Resolved[] targets = new Resolved[in.readCount(Integer.BYTES)];
      boolean isWhole = file != null && file.status() == Status.FILE;
      for (int dependency = 0; dependency < targets.length; dependency++) {
        Resolved target = answer(in.readInt(), known);
        isWhole &= target != null;
        targets[dependency] = target == null ? Resolved.NOT_ASKED : target;
      }
      int furtherCount = in.readCount(2 * Integer.BYTES);
      List<Integer> patterns = furtherCount == 0 ? List.of() : new ArrayList<>();
      List<Resolved> further = furtherCount == 0 ? List.of() : new ArrayList<>();
      for (int index = 0; index < furtherCount; index++) {
        patterns.add(Objects.checkIndex(in.readInt(), targets.length));
        Resolved target = answer(in.readInt(), known);
        isWhole &= target != null;
        further.add(target == null ? Resolved.NOT_ASKED : target);
      }
      if (isWhole && file != null) {
        leads.put(file.path(), new Leads(file, List.of(targets), patterns, further));
      }
    }
  }

  private static @Nullable Resolved answer(int number, Map<Integer, Resolved> known) {
    return number == ModuleSaver.NO_ANSWER ? Resolved.NOT_ASKED : known.get(number);
  }

  /** How many packs could not be read. */
  int lostCount() {
    return lostCount;
  }

  /** Reads a record; returns whether there is one that can be read. */
  boolean readRecord(RecordKey key, ModuleRecord record) {
    Place place = records.get(key);
    if (place == null) {
      return false;
    }
    try {
      ByteReader in = new ByteReader(place.pack);
      in.position(place.position);
      record.read(in);
      if (record.kind().isRead()) {
        return true;
      }
      record.clear();
      return false;
    } catch (IndexOutOfBoundsException | InternalError notARecord) {
      record.clear();
      return false;
    }
  }

  /** The module of a path; null when there was none. */
  @Nullable Resolved file(String path) {
    Leads known = leads.get(path);
    return known == null ? null : known.file;
  }

  /** Fills in where the dependencies of a module led; returns whether that is known. */
  boolean readTargets(Resolved file, WorkItem item) {
    Leads known = leads.get(file.path());
    if (known == null
        || !known.file.equals(file)
        || known.targets.size() != item.record().dependencyCount()) {
      return false;
    }
    for (int dependency = 0; dependency < known.targets.size(); dependency++) {
      item.target(dependency, known.targets.get(dependency));
    }
    for (int index = 0; index < known.patterns.size(); index++) {
      item.furtherTarget(known.patterns.get(index), known.further.get(index));
    }
    return true;
  }
}
