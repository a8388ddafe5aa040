package dev.shale.engine.cache;

import dev.shale.engine.discovery.RecordKey;
import dev.shale.engine.discovery.WorkItem;
import dev.shale.engine.facts.ContentHash;
import dev.shale.engine.facts.FileFact;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Object2IntHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what workers found out, for {@link SavedModules}. Modules come in the order of their
 * ids, so equal builds make equal packs, and one that differs in a module differs in its packs.
 *
 * <pre>
 * records = count:int (low:long high:long length:int record)*      a pack for 64 modules
 * targets = count:int (answer:int count:int answer:int*
 *           count:int (dependency:int answer:int)*)*               a pack for 64 modules
 * answers = count:int answer*                                      a pack for 256 answers
 * </pre>
 *
 * <p>A record is as {@link ModuleRecord#write} has it, an answer as {@link Resolved#write}; a
 * record of length 0 is none, of a module that was not read. Its targets are the module itself and
 * then its dependencies, each as the number of an answer or -1; then where patterns lead beside
 * their first target. Belongs to the writer's thread.
 */
final class ModuleSaver implements AutoCloseable {
  static final int MODULES_PER_PACK = 64;
  static final int ANSWERS_PER_PACK = 256;
  static final int NO_ANSWER = -1;

  private final Region region;
  private final Packs records;
  private final Packs targets;
  private final Packs answers;
  private final Object2IntHashMap<Resolved> answerNumbers = new Object2IntHashMap<>(NO_ANSWER);

  ModuleSaver(Region parent) {
    region = parent.child("saved modules");
    records = new Packs(region, MODULES_PER_PACK);
    targets = new Packs(region, MODULES_PER_PACK);
    answers = new Packs(region, ANSWERS_PER_PACK);
  }

  /**
   * Writes the next module.
   *
   * @param fact what is known of its file; null for a module whose record is not to be kept
   */
  void add(Resolved file, WorkItem item, @Nullable FileFact fact) {
    addRecord(file, item.record(), fact);
    ByteWriter out = targets.next();
    int dependencyCount = item.record().dependencyCount();
    out.writeInt(answer(file));
    out.writeInt(dependencyCount);
    for (int dependency = 0; dependency < dependencyCount; dependency++) {
      out.writeInt(answer(item.target(dependency)));
    }
    out.writeInt(item.furtherCount());
    for (int index = 0; index < item.furtherCount(); index++) {
      out.writeInt(item.furtherDependency(index));
      out.writeInt(answer(item.furtherTarget(index)));
    }
  }

  /** Writes the record of the next module alone. */
  void addRecord(Resolved file, ModuleRecord record, @Nullable FileFact fact) {
    ContentHash content = fact == null ? null : fact.hash();
    ByteWriter out = records.next();
    RecordKey key = content == null ? new RecordKey(0, 0) : RecordKey.of(content, file);
    out.writeLong(key.low());
    out.writeLong(key.high());
    long lengthAt = out.length();
    out.writeInt(0);
    if (content != null) {
      record.write(out);
      out.patchInt(lengthAt, (int) (out.length() - lengthAt) - Integer.BYTES);
    }
  }

  private int answer(Resolved target) {
    if (target.equals(Resolved.NOT_ASKED)) {
      return NO_ANSWER;
    }
    int number = answerNumbers.getValue(target);
    if (number == NO_ANSWER) {
      number = answerNumbers.size();
      answerNumbers.put(target, number);
      target.write(answers.next());
    }
    return number;
  }

  List<MemorySegment> records() {
    return records.segments();
  }

  List<MemorySegment> targets() {
    return targets.segments();
  }

  List<MemorySegment> answers() {
    return answers.segments();
  }

  @Override
  public void close() {
    region.close();
  }

  /** Things one behind the other, so many in a pack, each pack with its count before it. */
  private static final class Packs {
    private final ByteWriter out;
    private final int perPack;
    private final List<Long> begins = new ArrayList<>();
    private int count;

    Packs(Region region, int perPack) {
      out = new ByteWriter(region);
      this.perPack = perPack;
    }

    /** Where the next one is to be written. */
    ByteWriter next() {
      if (count % perPack == 0) {
        begins.add(out.length());
        out.writeInt(0);
      }
      count++;
      out.patchInt(begins.getLast(), 1 + (count - 1) % perPack);
      return out;
    }

    List<MemorySegment> segments() {
      List<MemorySegment> segments = new ArrayList<>();
      for (int pack = 0; pack < begins.size(); pack++) {
        long end = pack + 1 < begins.size() ? begins.get(pack + 1) : out.length();
        segments.add(out.segment(begins.get(pack), end));
      }
      return segments;
    }
  }
}
