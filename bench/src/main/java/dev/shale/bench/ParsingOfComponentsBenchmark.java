package dev.shale.bench;

import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many megabytes of components are parsed a second, scripts, templates and styles, and what
 * does a megabyte allocate? An operation is one megabyte.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // set up by generate()
public class ParsingOfComponentsBenchmark {
  private static final int MEGABYTE = 1_000_000;

  @Param({"vue", "svelte"})
  public String format;

  private Resolved file;
  private List<GeneratedComponents.Source> sources;
  private FrontEnd.Parser parser;
  private ModuleRecord record;

  public ParsingOfComponentsBenchmark() {}

  @Setup(Level.Trial)
  public void generate() {
    file = Resolved.file("/project/Component." + format);
    sources = GeneratedComponents.of(format, MEGABYTE);
    parser =
        new JavaScriptFrontEnd(dev.shale.tools.javascript.Mode.PRODUCTION)
            .dependenciesOnly()
            .newParser();
    record = new ModuleRecord(JavaScriptKinds.KINDS);
  }

  @Benchmark
  public int parse() {
    int dependencies = 0;
    for (int source = 0; source < sources.size(); source++) {
      GeneratedComponents.Source one = sources.get(source);
      record.clear();
      parser.parse(file, one.bytes, 0, one.length, record);
      if (record.failed()) {
        throw new IllegalStateException(record.errorMessage());
      }
      dependencies += record.dependencyCount();
    }
    return dependencies;
  }
}
