package dev.shale.bench;

import com.sun.management.ThreadMXBean;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Parsing and resolving of real files on one warm thread, in CPU time: the median of some rounds
 * over all files, of which the first are not counted. Files are in memory; resolving begins without
 * anything remembered, but for what the system remembers of directories.
 */
final class FrontEndReport {
  private static final int WARM_UP_ROUNDS = 4;
  private static final int ROUNDS = 7;

  /** Beside a file, as a build has it. */
  private static final int PADDING = 1;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Report report = new Report();

  /** A file and its content, as a build hands them to a parser. */
  private static final class Source {
    final Resolved file;
    final byte[] bytes;
    final int length;

    Source(String path) throws IOException {
      file = Resolved.file(path);
      byte[] content = Files.readAllBytes(Path.of(path));
      length = content.length;
      bytes = Arrays.copyOf(content, length + PADDING);
    }
  }

  private record Request(Resolved from, String text, DependencyKind kind) {}

  private FrontEndReport() {}

  /**
   * Measures the sources below some directories.
   *
   * @throws IllegalArgumentException when there are none
   */
  static Report measure(List<String> directories) throws IOException {
    List<Source> scripts = new ArrayList<>();
    List<Source> typed = new ArrayList<>();
    for (String directory : directories) {
      try (Stream<Path> files = Files.walk(Path.of(directory))) {
        for (Path file : files.sorted().toList()) {
          String path = file.toRealPath().toString().replace('\\', '/');
          if (path.matches(".*\\.[cm]?jsx?") && Files.isRegularFile(file)) {
            scripts.add(new Source(path));
          } else if (path.matches(".*(?<!\\.d)\\.[cm]?tsx?") && Files.isRegularFile(file)) {
            typed.add(new Source(path));
          }
        }
      }
    }
    if (scripts.isEmpty() && typed.isEmpty()) {
      throw new IllegalArgumentException(
          "There are no sources to parse. Name directories that have some: bench/run frontend DIR");
    }
    FrontEndReport frontEnd = new FrontEndReport();
    frontEnd.parse("js", scripts);
    frontEnd.parse("ts", typed);
    scripts.addAll(typed);
    frontEnd.resolve(requests(scripts));
    return frontEnd.report;
  }

  private void parse(String language, List<Source> sources) {
    if (sources.isEmpty()) {
      return;
    }
    long bytes = sources.stream().mapToLong(source -> source.length).sum();
    report.add("parse." + language + ".files", sources.size(), "1");
    report.addBytes("parse." + language + ".bytes", bytes);
    JavaScriptFrontEnd whole = new JavaScriptFrontEnd(Mode.PRODUCTION);
    parse(language + ".record", sources, bytes, whole);
    parse(language + ".dependencies", sources, bytes, whole.dependenciesOnly());
  }

  private void parse(String name, List<Source> sources, long bytes, FrontEnd frontEnd) {
    FrontEnd.Parser parser = frontEnd.newParser();
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    double nanos = medianNanos(() -> parseAll(sources, parser, record));
    report.add("parse." + name + ".speed", bytes * 1_000 / nanos, "MB/s");
    long before = THREADS.getCurrentThreadAllocatedBytes();
    parseAll(sources, parser, record);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    report.add("parse." + name + ".allocated", (double) allocated / sources.size(), "B/file");
  }

  private static void parseAll(List<Source> sources, FrontEnd.Parser parser, ModuleRecord record) {
    for (int file = 0; file < sources.size(); file++) {
      Source source = sources.get(file);
      record.clear();
      parser.parse(source.file, source.bytes, 0, source.length, record);
    }
  }

  private void resolve(List<Request> requests) {
    double nanos = medianNanos(() -> resolveAll(requests));
    report.add("resolve.requests", requests.size(), "1");
    report.add("resolve.cold", nanos / 1_000 / requests.size(), "us/request");
  }

  private static void resolveAll(List<Request> requests) {
    JavaScriptResolver resolver = new JavaScriptResolver(ResolverOptions.browser(Mode.PRODUCTION));
    for (Request request : requests) {
      resolver.resolve(request.from, request.text, request.kind);
    }
  }

  /** What a build would ask for: the requests of all sources but those that are only types. */
  private static List<Request> requests(List<Source> sources) {
    List<Request> requests = new ArrayList<>();
    FrontEnd.Parser parser = new JavaScriptFrontEnd(Mode.PRODUCTION).dependenciesOnly().newParser();
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    for (Source source : sources) {
      record.clear();
      parser.parse(source.file, source.bytes, 0, source.length, record);
      for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
        DependencyKind kind = record.dependencyKind(dependency);
        boolean isAsked =
            kind.isResolved() && (record.flags(dependency) & DependencyFlags.TYPE_ONLY) == 0;
        if (isAsked) {
          requests.add(new Request(source.file, text(record, dependency), kind));
        }
      }
    }
    return requests;
  }

  private static String text(ModuleRecord record, int dependency) {
    int begin = record.requestBegin(dependency);
    int length = record.requestEnd(dependency) - begin;
    return new String(record.text(), begin, length, StandardCharsets.UTF_8);
  }

  private static double medianNanos(Runnable round) {
    long[] nanos = new long[ROUNDS];
    for (int number = -WARM_UP_ROUNDS; number < ROUNDS; number++) {
      long begin = THREADS.getCurrentThreadCpuTime();
      round.run();
      if (number >= 0) {
        nanos[number] = THREADS.getCurrentThreadCpuTime() - begin;
      }
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2];
  }
}
