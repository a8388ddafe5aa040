package dev.shale.bench;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to find who leads to a module, per edge, in a graph of 100,000 modules that
 * have ten random targets each, asked in a random order? And to lead an edge elsewhere?
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // set up by write()
public class ImportersOfModuleBenchmark {
  private static final int MODULES = 100_000;
  private static final int PER_MODULE = 10;
  private static final int EDGES = MODULES * PER_MODULE;
  private static final int CHANGES = 1_000;
  private static final long SEED = 1;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private ModuleGraph graph;
  private Snapshot snapshot;
  private IncomingCursor incoming;
  private int[] order;

  public ImportersOfModuleBenchmark() {}

  @Setup(Level.Trial)
  public void write() {
    graph = new ModuleGraph(JavaScriptKinds.KINDS, Region.UNLIMITED);
    GraphWriter writer = graph.writer();
    int request = writer.name("./module");
    for (int module = 0; module < MODULES; module++) {
      writer.addModule(writer.name("m" + module), JavaScriptKinds.ESM, Snapshot.NO_DEPENDENCY);
    }
    for (int module = 0; module < MODULES; module++) {
      writer.beginDependencies(module, PER_MODULE);
      for (int number = 0; number < PER_MODULE; number++) {
        int dependency = writer.addDependency(JavaScriptKinds.IMPORT, 0, request);
        writer.connect(dependency, random.nextInt(MODULES));
      }
    }
    writer.publish();
    snapshot = graph.snapshot();
    incoming = snapshot.incoming();
    order = new int[MODULES];
    for (int index = 0; index < MODULES; index++) {
      int other = random.nextInt(index + 1);
      order[index] = order[other];
      order[other] = index;
    }
  }

  @TearDown(Level.Trial)
  public void close() {
    snapshot.close();
    graph.close();
  }

  /** Of every edge, which row it is. */
  @Benchmark
  @OperationsPerInvocation(EDGES)
  public long dependencies() {
    long sum = 0;
    for (int module : order) {
      for (incoming.of(module); incoming.next(); ) {
        sum += incoming.dependency();
      }
    }
    return sum;
  }

  /** Of every edge, which module it comes from. */
  @Benchmark
  @OperationsPerInvocation(EDGES)
  public long sources() {
    long sum = 0;
    for (int module : order) {
      for (incoming.of(module); incoming.next(); ) {
        sum += incoming.source();
      }
    }
    return sum;
  }

  /** Of every edge, which module it comes from, where it counts when the program runs. */
  @Benchmark
  @OperationsPerInvocation(EDGES)
  public long sourcesAtRuntime() {
    long sum = 0;
    for (int module : order) {
      for (incoming.of(module); incoming.next(); ) {
        sum += snapshot.isTypeOnly(incoming.dependency()) ? 0 : incoming.source();
      }
    }
    return sum;
  }

  /** Edges that lead elsewhere, not published. */
  @Benchmark
  @OperationsPerInvocation(CHANGES)
  public void connect() {
    for (int change = 0; change < CHANGES; change++) {
      graph.writer().connect(random.nextInt(EDGES), random.nextInt(MODULES));
    }
  }

  /** Edges that lead to one module and away again, which as many as there are modules lead to. */
  @Benchmark
  @OperationsPerInvocation(CHANGES)
  public void connectToHub() {
    for (int change = 0; change < CHANGES; change++) {
      int dependency = random.nextInt(MODULES) * PER_MODULE;
      graph.writer().connect(dependency, change % 2 == 0 ? 0 : random.nextInt(MODULES));
    }
  }
}
