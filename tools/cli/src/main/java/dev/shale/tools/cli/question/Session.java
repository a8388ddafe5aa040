package dev.shale.tools.cli.question;

import dev.shale.engine.cache.Workspace;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.options.CacheOptions;
import dev.shale.engine.pass.contract.PassReport;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Entry;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.argument.Inputs;
import dev.shale.tools.cli.argument.Language;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.output.Progress;
import dev.shale.tools.cli.output.Reuses;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.TextNames;
import dev.shale.tools.cli.output.Visible;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One build of the graph that the arguments ask for, open until the output is written. */
public final class Session implements AutoCloseable {
  private final Inputs inputs;
  private final List<Entry> entries;
  private final long entriesNanos;
  private final int threads;
  private final Workspace workspace;
  private final BuildReport report;

  /** Whether what is to be kept is left to a process of its own. */
  private final boolean isLeft;

  private final Snapshot graph;
  private final PathNames names;
  private final TextNames text;

  private Session(
      Inputs inputs,
      List<Entry> entries,
      Path directory,
      long entriesNanos,
      int threads,
      Workspace workspace,
      BuildReport report,
      boolean isLeft) {
    this.isLeft = isLeft;
    this.inputs = inputs;
    this.entries = entries;
    this.entriesNanos = entriesNanos;
    this.threads = threads;
    this.workspace = workspace;
    this.report = report;
    graph = workspace.snapshot();
    names = new PathNames(graph, inputs.root());
    text = new TextNames(graph, directory);
  }

  /**
   * Finds the entries and builds their graph.
   *
   * @throws InputException when there is nothing to build
   * @throws dev.shale.offheap.RegionLimitException when the graph needs more memory than it may use
   */
  public static Session open(BuildArguments arguments, Shell shell) {
    long start = System.nanoTime();
    Path root = Inputs.root(arguments, shell.directory());
    CacheOptions cache = arguments.cache().options(root, shell);
    Inputs inputs = Inputs.of(arguments, shell.directory(), root);
    if (cache != null) {
      cache = cache.withBuild(arguments.buildName(shell.directory()));
    }
    for (String problem : inputs.problems()) {
      shell.err().println("shale: " + Visible.of(problem));
    }
    Language language = new Language(arguments, shell.directory(), inputs, cache != null);
    for (String problem : language.problems()) {
      shell.err().println("shale: " + Visible.of(problem));
    }
    List<Entry> entries = language.entries(inputs);
    long entriesNanos = System.nanoTime() - start;
    try (Progress progress = Progress.open(shell)) {
      BuildOptions options = options(arguments, language, progress);
      Workspace workspace =
          cache == null ? Workspace.open(options) : Workspace.open(options, cache);
      return new Session(
          inputs,
          entries,
          shell.directory(),
          entriesNanos,
          arguments.threads(),
          workspace,
          build(workspace, entries),
          arguments.cache().isLeft(shell));
    }
  }

  private static BuildReport build(Workspace workspace, List<Entry> entries) {
    boolean isDone = false;
    try {
      BuildReport report = workspace.build(files(entries));
      isDone = true;
      return report;
    } finally {
      if (!isDone) {
        workspace.close();
      }
    }
  }

  private static BuildOptions options(
      BuildArguments arguments, Language language, Progress progress) {
    return new BuildOptions(
        language.frontEnd(),
        language::resolver,
        arguments.threads(),
        arguments.limitBytes(),
        progress);
  }

  private static List<Resolved> files(List<Entry> entries) {
    List<Resolved> files = new ArrayList<>();
    for (Entry entry : entries) {
      files.add(entry.file());
    }
    return files;
  }

  /** Where the graph begins, in the order of discovery. */
  public List<Entry> entries() {
    return entries;
  }

  public Inputs inputs() {
    return inputs;
  }

  public Snapshot graph() {
    return graph;
  }

  /** The names of the graph's modules for machines, relative to the root. */
  public PathNames names() {
    return names;
  }

  /** The names of the graph's modules for people, relative to the working directory. */
  public TextNames text() {
    return text;
  }

  /** How many threads read files. */
  public int threads() {
    return threads;
  }

  public BuildReport report() {
    return report;
  }

  /** How long it took to find the entries. */
  public long entriesNanos() {
    return entriesNanos;
  }

  /** How long all passes took. */
  public long passNanos() {
    long nanos = 0;
    for (PassReport pass : report.passes()) {
      nanos += pass.durationNanos();
    }
    return nanos;
  }

  /** Native bytes of the graph. */
  public long nativeBytes() {
    return workspace.nativeBytes();
  }

  /** The most native bytes that the graph used while it was built. */
  public long peakNativeBytes() {
    return workspace.peakNativeBytes();
  }

  /**
   * Has what was built kept, by a process of its own or this one; says why it is not, once that is
   * known.
   */
  public void awaitSaved(Shell shell) {
    shell.out().flush();
    if (isLeft && workspace.isSaveDue()) {
      // A script that asks once more at once is to find what is kept.
      boolean isWaiting = workspace.isFirst() && !shell.terminal().outIsTerminal();
      shell.saving().start(shell.directory(), isWaiting);
    }
    if (shell.terminal().errIsTerminal() && workspace.isSaving()) {
      shell.err().println("shale: saving what was built ...");
      shell.err().flush();
    }
    if (!report.reuse().failure().isEmpty()) {
      shell.err().println(Reuses.sentence(report.reuse().failure()));
    }
    String failure = workspace.awaitSaved();
    if (!failure.isEmpty()) {
      shell.err().println("shale: " + failure);
    }
  }

  @Override
  public void close() {
    graph.close();
    workspace.close();
  }
}
