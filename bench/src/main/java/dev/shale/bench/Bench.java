package dev.shale.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What {@code bench/run NAME} runs: one of our own reports, or the JMH benchmarks of that name. */
public final class Bench {
  /** Reading beside other stores, opening and committing. */
  private static final String STORE =
      "VerifiedRead|OpeningOfG.*Benchmark|CommitOfChangedPacksBenchmark";

  private Bench() {}

  /** The first argument is the name; {@code --json} anywhere asks for one object a line. */
  public static void main(String[] arguments) throws Exception {
    List<String> rest = new ArrayList<>(List.of(arguments));
    boolean asJson = rest.remove("--json");
    switch (rest.getFirst()) {
      case "alloc" -> AllocationProfile.measure().report().print(asJson);
      case "memory" -> MemoryReport.measure(rest.subList(1, rest.size())).print(asJson);
      case "arena" -> ArenaReport.measure(rest.subList(1, rest.size())).print(asJson);
      case "frontend" -> FrontEndReport.measure(rest.subList(1, rest.size())).print(asJson);
      case "passes" -> PassesReport.measure(rest.subList(1, rest.size())).print(asJson);
      case "changes" -> ChangesReport.measure(program(rest)).print(asJson);
      case "live" -> LiveReport.measure().print(asJson);
      case "endurance" ->
          EnduranceReport.measure(number(rest, 1, 200_000), number(rest, 2, 5_000)).print(asJson);
      case "readers" -> ReadersReport.measure(number(rest, 1, 60)).print(asJson);
      case "uses" -> UsesReport.measure(program(rest)).print(asJson);
      case "chunks" -> ChunksReport.measure(program(rest)).print(asJson);
      case "tier" -> TierReport.measure(rest.subList(1, rest.size())).print(asJson);
      case "routes" -> GeneratedRoutes.write(Path.of(rest.get(1)));
      case "project" -> GeneratedProject.write(Path.of(rest.get(1)));
      case "warm" -> WarmReport.measure().print(asJson);
      case "store" -> {
        rest.set(0, STORE);
        jmh(rest, asJson);
      }
      default -> jmh(rest, asJson);
    }
  }

  private static @Nullable Path program(List<String> arguments) {
    return arguments.size() > 1 ? Path.of(arguments.get(1)) : null;
  }

  private static int number(List<String> arguments, int index, int otherwise) {
    return arguments.size() > index ? Integer.parseInt(arguments.get(index)) : otherwise;
  }

  private static void jmh(List<String> arguments, boolean asJson)
      throws CommandLineOptionException, RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.parent(new CommandLineOptions(arguments.toArray(new String[0])));
    options.addProfiler(GCProfiler.class);
    options.jvmArgsAppend(jvmOptions());
    PrintStream out = asJson ? System.err : System.out;
    OutputFormat format = OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL);
    Collection<RunResult> results = new Runner(options.build(), format).run();
    if (asJson) {
      Report report = new Report();
      results.forEach(result -> add(result, report));
      report.print(true);
    }
  }

  /** Those of this JVM that let libraries in. */
  private static String[] jvmOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--"))
        .toArray(String[]::new);
  }

  private static void add(RunResult result, Report report) {
    String name = result.getParams().getBenchmark().replaceFirst("dev\\.shale\\.bench\\.", "");
    StringBuilder parameters = new StringBuilder();
    for (String key : result.getParams().getParamsKeys()) {
      parameters.append('.').append(key).append('=').append(result.getParams().getParam(key));
    }
    Result<?> primary = result.getPrimaryResult();
    report.add(name + parameters, primary.getScore(), primary.getScoreUnit());
    Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
    if (allocated != null) {
      report.add(name + parameters + ".allocated", allocated.getScore(), allocated.getScoreUnit());
    }
  }
}
