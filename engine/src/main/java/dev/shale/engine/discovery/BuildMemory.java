package dev.shale.engine.discovery;

import dev.shale.engine.facts.FileFact;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.metric.LiveCounts;
import dev.shale.engine.record.ModuleRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a build may take from an earlier one, and what it leaves to a later one. For one build; the
 * threads of the build share it.
 */
public interface BuildMemory {
  /** Where what the build looks at is noted. */
  Observations observations();

  /** Where it is counted what the build does; null for nowhere. */
  default @Nullable LiveCounts counts() {
    return null;
  }

  /** What is known of a file that did not change; null for another one. */
  @Nullable FileFact unchanged(Resolved file);

  /** Reads a record; returns whether there is one. */
  boolean restore(RecordKey key, ModuleRecord record);

  /** What stands in place of the content of a file; null for what is in the file. Not changed. */
  default byte @Nullable [] content(String path) {
    return null;
  }

  /** Looks at a file before it is read. */
  FileFact beginRead(Resolved file);

  /** A file was parsed. */
  void parsed(RecordKey key, ModuleRecord record);

  /** The resolver was asked for a module. */
  void wasResolved();

  /** By the writer: what was found out about the next module, in the order of ids in a build. */
  void save(WorkItem item);
}
