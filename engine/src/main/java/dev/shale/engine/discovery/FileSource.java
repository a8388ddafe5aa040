package dev.shale.engine.discovery;

import dev.shale.engine.facts.FileFact;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.metric.Count;
import dev.shale.engine.metric.Timing;
import dev.shale.engine.record.ModuleRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and parses files, and asks a resolver where their requests lead. */
final class FileSource implements ModuleSource {
  private final FrontEnd frontEnd;
  private final Resolver resolver;
  private final @Nullable BuildMemory memory;
  private final ModuleReader reader;
  private final FileMeter meter;

  FileSource(
      FrontEnd frontEnd, Resolver resolver, @Nullable BuildMemory memory, ModuleReader reader) {
    this.frontEnd = frontEnd;
    this.resolver = resolver;
    this.memory = memory;
    this.reader = reader;
    meter = reader.meter();
  }

  @Override
  public void fill(int module, Resolved file, WorkItem item) {
    if (read(file, item)) {
      resolve(file, item);
    }
  }

  /** Fills in the record of a file; returns whether it has one with requests. */
  boolean read(Resolved file, WorkItem item) {
    ModuleKind kind = frontEnd.kindOf(file.path());
    item.record.kind(kind);
    if (!kind.isRead()) {
      reader.measure(file, item);
      return false;
    }
    boolean isRead = restore(file, item) || reader.read(file, item);
    item.isPure = isRead && item.record.kind().isRead() && isPure(item.record);
    return isRead;
  }

  private static boolean isPure(ModuleRecord record) {
    return !record.failed() && record.parts().isPure();
  }

  /** Takes the record of an earlier build, if the file is as it was. */
  private boolean restore(Resolved file, WorkItem item) {
    FileFact fact = memory == null ? null : memory.unchanged(file);
    if (memory == null || fact == null || fact.hash() == null) {
      return false;
    }
    RecordKey key = RecordKey.of(fact.hash(), file);
    if (!memory.restore(key, item.record)) {
      return false;
    }
    memory.observations().unchangedModule(file.path(), fact);
    item.key = key;
    item.bytes = fact.bytes();
    return true;
  }

  /** Asks where the requests lead of which that is not known yet. */
  void resolve(Resolved file, WorkItem item) {
    ModuleRecord record = item.record;
    int expression = ModuleRecord.NOWHERE;
    List<String> exceptions = null;
    int askedCount = 0;
    meter.begin();
    for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
      if (item.isKept(dependency)) {
        continue;
      }
      askedCount++;
      if (record.outerStart(dependency) != expression) {
        expression = record.outerStart(dependency);
        exceptions = null;
      }
      DependencyKind kind = record.dependencyKind(dependency);
      if (kind.isResolved()) {
        item.target(dependency, resolve(file, record, dependency));
      } else {
        exceptions = exceptions == null ? exceptions(record, dependency) : exceptions;
        resolvePattern(file, item, dependency, exceptions);
      }
    }
    if (memory != null && askedCount > 0) {
      meter.end(Timing.RESOLVE);
      meter.add(Count.REQUESTS, askedCount);
      memory.wasResolved();
    }
  }

  private Resolved resolve(Resolved file, ModuleRecord record, int dependency) {
    String request = request(record, dependency);
    try {
      return ask(file, request, record, dependency);
    } catch (RuntimeException | StackOverflowError | AssertionError defect) {
      return unanswered(request, defect);
    }
  }

  /** A defect of the resolver costs the request. The answer may be another one next time. */
  private Resolved unanswered(String request, Throwable defect) {
    if (memory != null) {
      memory.observations().unreadableSettings();
    }
    return Resolved.unresolved(request, "The resolver failed with " + defect);
  }

  private Resolved ask(Resolved file, String request, ModuleRecord record, int dependency) {
    DependencyKind kind = record.dependencyKind(dependency);
    boolean isForTypes = (record.flags(dependency) & DependencyFlags.TYPE_ONLY) != 0;
    return isForTypes
        ? resolver.resolveTypes(file, request, kind)
        : resolver.resolve(file, request, kind);
  }

  private static String request(ModuleRecord record, int dependency) {
    int begin = record.requestBegin(dependency);
    int length = record.requestEnd(dependency) - begin;
    return new String(record.text(), begin, length, StandardCharsets.UTF_8);
  }

  private void resolvePattern(
      Resolved file, WorkItem item, int dependency, List<String> exceptions) {
    DependencyKind kind = item.record.dependencyKind(dependency);
    String pattern = request(item.record, dependency);
    List<Resolved> targets =
        kind.exception(pattern).isEmpty()
            ? resolver.resolvePattern(file, pattern, exceptions, kind)
            : List.of();
    item.target(dependency, targets.isEmpty() ? Resolved.NOT_ASKED : targets.getFirst());
    for (int target = 1; target < targets.size(); target++) {
      item.furtherTarget(dependency, targets.get(target));
    }
  }

  /**
   * What the patterns of one expression take away from each other.
   *
   * @param first of those patterns
   */
  private static List<String> exceptions(ModuleRecord record, int first) {
    List<String> exceptions = List.of();
    for (int row = first; row < record.dependencyCount(); row++) {
      if (record.outerStart(row) != record.outerStart(first)) {
        break;
      }
      String exception = record.dependencyKind(row).exception(request(record, row));
      if (!exception.isEmpty()) {
        exceptions = exceptions.isEmpty() ? new ArrayList<>() : exceptions;
        exceptions.add(exception);
      }
    }
    return exceptions;
  }
}
