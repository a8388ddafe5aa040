package dev.shale.engine.discovery;

import dev.shale.engine.facts.FileFact;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.record.ModuleRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/** Reads, parses and resolves files, until the queue stops. One thread each. */
final class BuildWorker implements Runnable {
  private static final long LONGEST_SLEEP_NANOS = 250_000;

  private final WorkQueue queue;
  private final FrontEnd frontEnd;
  private final Resolver resolver;
  private final @Nullable BuildMemory memory;
  private final ModuleReader reader;
  private final IdleStrategy idle;

  BuildWorker(
      WorkQueue queue,
      FrontEnd frontEnd,
      Resolver resolver,
      @Nullable BuildMemory memory,
      IdleStrategy idle) {
    this.idle = idle;
    this.queue = queue;
    this.frontEnd = frontEnd;
    this.resolver = resolver;
    this.memory = memory;
    reader = new ModuleReader(frontEnd, memory);
  }

  /**
   * Waits are short while files flow and must not cost a core while they do not: the more threads
   * wait, the longer each sleeps, so that some of them looks as often as one alone would.
   */
  static IdleStrategy newIdleStrategy(int threads) {
    return new BackoffIdleStrategy(16, 2, 20_000, LONGEST_SLEEP_NANOS * threads);
  }

  @Override
  public void run() {
    while (!queue.isStopped()) {
      int module = queue.claim();
      if (module < 0) {
        idle.idle();
        continue;
      }
      idle.reset();
      WorkItem item = queue.slot(module);
      item.clear();
      try {
        if (queue.isRead(module)) {
          work(queue.file(module), item);
        }
      } catch (Throwable failure) {
        // Whatever it is, the writer waits for this slot: it must hear of it.
        item.failure = failure;
      }
      item.finish(module);
    }
  }

  private void work(Resolved module, WorkItem item) {
    ModuleKind kind = frontEnd.kindOf(module.path());
    item.record.kind(kind);
    if (!kind.isRead()) {
      reader.measure(module, item);
    } else if (restore(module, item) || reader.read(module, item)) {
      resolve(module, item);
    }
  }

  /** Takes the record of an earlier build, if the file is as it was. */
  private boolean restore(Resolved module, WorkItem item) {
    FileFact fact = memory == null ? null : memory.unchanged(module);
    if (memory == null || fact == null || !memory.restore(module, fact, item.record)) {
      return false;
    }
    memory.observations().unchangedModule(module.path(), fact);
    item.fact = fact;
    item.bytes = fact.bytes();
    return true;
  }

  private void resolve(Resolved module, WorkItem item) {
    if (memory != null) {
      if (memory.restoreTargets(module, item)) {
        return;
      }
      memory.wasResolved();
    }
    ModuleRecord record = item.record;
    int expression = ModuleRecord.NOWHERE;
    List<String> exceptions = null;
    for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
      if (record.outerStart(dependency) != expression) {
        expression = record.outerStart(dependency);
        exceptions = null;
      }
      DependencyKind kind = record.dependencyKind(dependency);
      if (!kind.isResolved()) {
        exceptions = exceptions == null ? exceptions(record, dependency) : exceptions;
        resolvePattern(module, item, dependency, exceptions);
        continue;
      }
      String request = request(record, dependency);
      boolean isForTypes = (record.flags(dependency) & DependencyFlags.TYPE_ONLY) != 0;
      item.target(
          dependency,
          isForTypes
              ? resolver.resolveTypes(module, request, kind)
              : resolver.resolve(module, request, kind));
    }
  }

  private static String request(ModuleRecord record, int dependency) {
    int begin = record.requestBegin(dependency);
    int length = record.requestEnd(dependency) - begin;
    return new String(record.text(), begin, length, StandardCharsets.UTF_8);
  }

  private void resolvePattern(
      Resolved module, WorkItem item, int dependency, List<String> exceptions) {
    DependencyKind kind = item.record.dependencyKind(dependency);
    String pattern = request(item.record, dependency);
    List<Resolved> targets =
        kind.exception(pattern).isEmpty()
            ? resolver.resolvePattern(module, pattern, exceptions, kind)
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
