package dev.shale.engine.build;

import dev.shale.engine.build.Diagnostic.Code;
import dev.shale.engine.build.Resolved.Status;
import dev.shale.engine.graph.ModuleKind;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** Reads, parses and resolves files, until the queue stops. One thread each. */
final class BuildWorker implements Runnable {
  private final WorkQueue queue;
  private final FrontEnd frontEnd;
  private final Resolver resolver;
  private final FrontEnd.Parser parser;
  private final FileBytes file = new FileBytes();
  private final IdleStrategy idle = newIdleStrategy();

  BuildWorker(WorkQueue queue, FrontEnd frontEnd, Resolver resolver) {
    this.queue = queue;
    this.frontEnd = frontEnd;
    this.resolver = resolver;
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
      item.bytes = (int) Math.min(Integer.MAX_VALUE, new File(module.path()).length());
    } else if (read(module, item)) {
      parse(module, item);
      resolve(module, item);
    }
  }

  private boolean read(Resolved module, WorkItem item) {
    try {
      file.read(module.path());
    } catch (IOException failure) {
      item.problem =
          Diagnostic.ofFile(
              Code.UNREADABLE,
              module.path(),
              "The file cannot be read: " + reason(failure, module));
      return false;
    }
    item.bytes = file.length();
    int invalid = Utf8.firstInvalid(file.buffer(), 0, file.length());
    if (invalid != Utf8.VALID) {
      item.problem = notUtf8(module, invalid);
      return false;
    }
    return true;
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
    int begin = Utf8.hasByteOrderMark(file.buffer(), file.length()) ? 3 : 0;
    parser.parse(module, file.buffer(), begin, file.length(), item.record);
  }

  private void resolve(Resolved module, WorkItem item) {
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
