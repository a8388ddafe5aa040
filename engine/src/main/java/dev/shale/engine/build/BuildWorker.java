package dev.shale.engine.build;

import dev.shale.engine.build.Diagnostic.Code;
import dev.shale.engine.build.Resolved.Status;
import dev.shale.engine.facts.FileFact;
import dev.shale.engine.graph.ModuleKind;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/** Reads, parses and resolves files, until the queue stops. One thread each. */
final class BuildWorker implements Runnable {
  private final WorkQueue queue;
  private final FrontEnd frontEnd;
  private final Resolver resolver;
  private final @Nullable BuildMemory memory;
  private final FrontEnd.Parser parser;
  private final FileBytes file = new FileBytes();
  private final IdleStrategy idle = newIdleStrategy();

  BuildWorker(WorkQueue queue, FrontEnd frontEnd, Resolver resolver, @Nullable BuildMemory memory) {
    this.queue = queue;
    this.frontEnd = frontEnd;
    this.resolver = resolver;
    this.memory = memory;
    parser = frontEnd.newParser();
  }

  /** Waits are short while files flow and must not cost a core while they do not. */
  static IdleStrategy newIdleStrategy() {
    return new BackoffIdleStrategy(16, 2, 20_000, 500_000);
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
        work(queue.file(module), item);
      } catch (Throwable failure) {
        // Whatever it is, the writer waits for this slot: it must hear of it.
        item.failure = failure;
      }
      item.finish(module);
    }
  }

  private void work(Resolved module, WorkItem item) {
    if (module.status() != Status.FILE) {
      return;
    }
    ModuleKind kind = frontEnd.kindOf(module.path());
    item.record.kind(kind);
    if (!kind.isRead()) {
      measure(module, item);
    } else if (restore(module, item) || read(module, item)) {
      resolve(module, item);
    }
  }

  private void measure(Resolved module, WorkItem item) {
    if (memory != null) {
      memory.observations().sizedModule(module.path());
    }
    item.bytes = (int) Math.min(Integer.MAX_VALUE, new File(module.path()).length());
  }

  /** Takes the record of an earlier build, if the file is as it was. */
  private boolean restore(Resolved module, WorkItem item) {
    FileFact fact = memory == null ? null : memory.unchanged(module);
    if (memory == null || fact == null || !memory.restore(module, fact, item.record)) {
      return false;
    }
    memory.observations().unchangedModule(module.path(), fact);
    item.fact = fact;
    item.bytes = (int) fact.bytes();
    return true;
  }

  /** Reads a file, and parses it unless the record of such a file is there. */
  private boolean read(Resolved module, WorkItem item) {
    FileFact fact = readBytes(module, item);
    int invalid = item.problem != null ? 0 : Utf8.firstInvalid(file.buffer(), 0, file.length());
    if (item.problem == null && invalid != Utf8.VALID) {
      item.problem = notUtf8(module, invalid);
    }
    if (item.problem != null) {
      return false;
    }
    item.fact = fact;
    if (memory == null || fact == null || !memory.restore(module, fact, item.record)) {
      parse(module, item);
    }
    return true;
  }

  /** Reads the bytes of a file; returns what is known of it from now on. */
  private @Nullable FileFact readBytes(Resolved module, WorkItem item) {
    FileFact begun = memory == null ? null : memory.beginRead(module);
    try {
      file.read(module.path());
    } catch (IOException failure) {
      item.problem =
          Diagnostic.ofFile(
              Code.UNREADABLE,
              module.path(),
              "The file cannot be read: " + reason(failure, module));
      if (memory != null) {
        memory.observations().unreadableModule();
      }
      return null;
    }
    item.bytes = file.length();
    return memory == null || begun == null
        ? null
        : memory.observations().module(module.path(), begun, file.buffer(), file.length());
  }

  /** The JDK writes {@code path (reason)}; the path stands beside the message already. */
  private static String reason(IOException failure, Resolved module) {
    String message = String.valueOf(failure.getMessage());
    String prefix = module.path() + " (";
    return message.startsWith(prefix) && message.endsWith(")")
        ? message.substring(prefix.length(), message.length() - 1)
        : message;
  }

  private Diagnostic notUtf8(Resolved module, int invalid) {
    int line = 1;
    int lineBegin = 0;
    for (int index = 0; index < invalid; index++) {
      if (file.buffer()[index] == '\n') {
        line++;
        lineBegin = index + 1;
      }
    }
    int column =
        1
            + new String(file.buffer(), lineBegin, invalid - lineBegin, StandardCharsets.UTF_8)
                .length();
    return new Diagnostic(
        Diagnostic.Severity.ERROR,
        Code.ENCODING,
        module.path(),
        line,
        column,
        "The file is not UTF-8: byte 0x%02X at offset %d. Save it as UTF-8."
            .formatted(file.buffer()[invalid], invalid));
  }

  private void parse(Resolved module, WorkItem item) {
    item.record.kind(frontEnd.kindOf(module.path()));
    int begin = Utf8.hasByteOrderMark(file.buffer(), file.length()) ? 3 : 0;
    parser.parse(module, file.buffer(), begin, file.length(), item.record);
    if (memory != null) {
      memory.wasParsed();
    }
  }

  private void resolve(Resolved module, WorkItem item) {
    if (memory != null) {
      if (memory.restoreTargets(module, item)) {
        return;
      }
      memory.wasResolved();
    }
    ModuleRecord record = item.record;
    for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
      if (!record.dependencyKind(dependency).isResolved()) {
        item.target(dependency, Resolved.NOT_ASKED);
        continue;
      }
      int begin = record.requestBegin(dependency);
      int length = record.requestEnd(dependency) - begin;
      String request = new String(record.text(), begin, length, StandardCharsets.UTF_8);
      item.target(dependency, resolver.resolve(module, request, record.dependencyKind(dependency)));
    }
  }
}
