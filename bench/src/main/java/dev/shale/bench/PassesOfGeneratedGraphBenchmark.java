package dev.shale.bench;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.pass.contract.PassReport;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long do all passes take, and what do they allocate? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class PassesOfGeneratedGraphBenchmark {
  private static final int DEPENDENCIES_PER_MODULE = 50;
  private static final int EXPORTS_PER_MODULE = 10;
  private static final long SEED = 1;

  /** Modules; each has fifty dependencies. */
  @Param({"10000", "100000"})
  public int moduleCount;

  @SuppressWarnings("NullAway.Init") // set up by generate()
  private ModuleGraph graph;

  public PassesOfGeneratedGraphBenchmark() {}

  @Setup(Level.Trial)
  public void generate() {
    graph = GeneratedGraph.write(moduleCount, DEPENDENCIES_PER_MODULE, EXPORTS_PER_MODULE, SEED);
  }

  @TearDown(Level.Trial)
  public void close() {
    graph.close();
  }

  @Benchmark
  public List<PassReport> allPasses() {
    return Passes.run(graph);
  }
}
