package dev.shale.tools.cli.unused;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.tools.cli.argument.Entry;
import dev.shale.tools.cli.argument.ProjectArguments;
import dev.shale.tools.cli.checked.Manifests;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A project with its tests and tools, and what of it is reached from where. The graph is built when
 * it is first asked for. Belongs to one thread.
 */
public final class UsedProject implements AutoCloseable {
  private final Supplier<Session> source;
  private final boolean isOwner;
  private final ProjectArguments arguments;
  private final Manifests manifests = new Manifests();
  private @Nullable Reached reached;
  private @Nullable ExportAnalysis all;
  private @Nullable ExportAnalysis withoutTests;
  private @Nullable UnusedFiles files;
  private @Nullable UnusedExports exports;
  private @Nullable PackageUses packages;
  private @Nullable UnusedDependencies dependencies;

  /**
   * What is reached.
   *
   * @param own the files that belong to no installed package
   * @param program the entries of the program, and not those of tests or tools
   * @param tests the entries of tests
   * @param shipped what the program reaches
   * @param used what the program or the tools reach
   */
  private record Reached(
      Session session, BitSet own, BitSet program, BitSet tests, BitSet shipped, BitSet used) {}

  private UsedProject(Supplier<Session> source, boolean isOwner, ProjectArguments arguments) {
    this.source = source;
    this.isOwner = isOwner;
    this.arguments = arguments;
  }

  /** One of a graph that has tests and tools, which somebody else closes. */
  public static UsedProject of(Session session, ProjectArguments arguments) {
    return new UsedProject(() -> session, false, arguments);
  }

  /** One whose graph is built if somebody asks. */
  public static UsedProject later(Supplier<Session> source, ProjectArguments arguments) {
    return new UsedProject(source, true, arguments);
  }

  private Reached reached() {
    if (reached == null) {
      reached = reach(source.get());
    }
    return reached;
  }

  private static Reached reach(Session session) {
    Snapshot graph = session.graph();
    BitSet own = new BitSet();
    for (int module = 0; module < graph.moduleCount(); module++) {
      own.set(
          module,
          graph.moduleExists(module) && graph.kind(module).isFile() && !graph.isInstalled(module));
    }
    BitSet program = new BitSet();
    BitSet tests = new BitSet();
    BitSet tools = new BitSet();
    for (Entry entry : session.entries()) {
      int module = graph.findModule(graph.findName(entry.file().path()));
      if (module != Snapshot.NO_MODULE) {
        boolean isTest = ProjectLayout.Entry.isTest(entry.origin());
        boolean isTool = ProjectLayout.Entry.isTool(entry.origin());
        (isTest ? tests : isTool ? tools : program).set(module);
      }
    }
    BitSet shipped = closure(graph, program);
    BitSet used = closure(graph, tools);
    used.or(shipped);
    return new Reached(session, own, program, tests, shipped, used);
  }

  private static BitSet closure(Snapshot graph, BitSet entries) {
    BitSet reached = (BitSet) entries.clone();
    List<Integer> open = new ArrayList<>();
    entries.stream().forEach(open::add);
    DependencyCursor cursor = graph.dependencies();
    while (!open.isEmpty()) {
      for (cursor.of(open.removeLast()); cursor.next(); ) {
        int target = cursor.target();
        if (target != Snapshot.NO_MODULE && !reached.get(target)) {
          reached.set(target);
          open.add(target);
        }
      }
    }
    return reached;
  }

  public Session session() {
    return reached().session();
  }

  public Snapshot graph() {
    return session().graph();
  }

  public Manifests manifests() {
    return manifests;
  }

  /** The files that belong to no installed package; not to be written, as all sets here. */
  public BitSet own() {
    return reached().own();
  }

  /** The modules that the program begins with, which others use. */
  public BitSet program() {
    return reached().program();
  }

  /** The modules that tests begin with. */
  public BitSet tests() {
    return reached().tests();
  }

  /** The modules that the program reaches. */
  public BitSet shipped() {
    return reached().shipped();
  }

  /** The modules that the program or a tool reaches; what is left only tests reach. */
  public BitSet used() {
    return reached().used();
  }

  /** What of modules is used by the program, tools and tests. */
  public ExportAnalysis all() {
    if (all == null) {
      all = analysis(true);
    }
    return all;
  }

  /** What of modules is used by the program and tools. */
  public ExportAnalysis withoutTests() {
    if (withoutTests == null) {
      withoutTests = analysis(false);
    }
    return withoutTests;
  }

  private ExportAnalysis analysis(boolean hasTests) {
    List<Integer> entries = new ArrayList<>();
    for (int module = 0; module < graph().moduleCount(); module++) {
      if (graph().isEntry(module) && (hasTests || !tests().get(module))) {
        entries.add(module);
      }
    }
    return ExportAnalysis.of(graph(), entries, true);
  }

  /** Which files are not used; found once. */
  public UnusedFiles files() {
    if (files == null) {
      files = new UnusedFiles(this);
    }
    return files;
  }

  /** What of exports is not used; found once. */
  public UnusedExports exports() {
    if (exports == null) {
      exports = new UnusedExports(this);
    }
    return exports;
  }

  /** Which packages are imported; found once. */
  public PackageUses packageUses() {
    if (packages == null) {
      packages = new PackageUses(this);
    }
    return packages;
  }

  /** What of dependencies is not used; found once. */
  public UnusedDependencies dependencies() {
    if (dependencies == null) {
      dependencies = new UnusedDependencies(this, packageUses());
    }
    return dependencies;
  }

  /** Whether the graph is the one of a session. */
  public boolean isOf(Session session) {
    return !isOwner && session() == session;
  }

  /** The packages of the project. */
  public List<ProjectLayout.Member> packages() {
    return session().inputs().packages();
  }

  /** Whether a file is not to be looked at. */
  public boolean ignores(String path) {
    return arguments.ignores(Path.of(path));
  }

  /** The absolute path of a module, or its name. */
  public String path(int module) {
    return graph().name(graph().identifier(module));
  }

  @Override
  public void close() {
    if (all != null) {
      all.close();
    }
    if (withoutTests != null) {
      withoutTests.close();
    }
    if (isOwner && reached != null) {
      reached.session().close();
    }
  }
}
