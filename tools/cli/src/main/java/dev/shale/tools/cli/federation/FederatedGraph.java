package dev.shale.tools.cli.federation;

import dev.shale.engine.chunk.Start;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.federation.Description.Exposed;
import dev.shale.tools.cli.federation.Description.Shared;
import dev.shale.tools.cli.federation.SharedModules.Use;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph in which what is shared and exposed has modules of its own, as bundlers make them:
 *
 * <pre>
 * importer -> consume shared -> what would have been imported    by a block, so that it loads later
 * entry    -> provide shared -> the same                         by a block
 * container entry -> what is exposed                             by a block for each
 * </pre>
 *
 * <p>What is eager is asked for at once. These modules have no bytes. It is a copy of the graph of
 * a build, whose modules keep their order. Belongs to one thread.
 */
public final class FederatedGraph implements AutoCloseable {
  private final Snapshot from;
  private final Path root;
  private final PathNames paths;
  private final SharedModules shared;
  private final ModuleGraph graph = new ModuleGraph(JavaScriptKinds.KINDS, Region.UNLIMITED);
  private final GraphWriter writer = graph.writer();
  private final GraphCopy copy;

  /** The modules that are of no file, by their names, and where each leads. */
  private final Map<String, Made> made = new LinkedHashMap<>();

  private final List<Integer> provided = new ArrayList<>();
  private final List<Start> starts = new ArrayList<>();
  private final Snapshot snapshot;

  /** A module that is of no file, and the one that it leads to, if any. */
  private record Made(int module, int target, boolean isEager) {}

  /**
   * Copies a graph.
   *
   * @param root where paths in output begin
   * @param of where the program begins without the container
   */
  public FederatedGraph(Snapshot from, Path root, List<Start> of, Description description) {
    this.from = from;
    this.root = root;
    paths = new PathNames(from, root);
    shared = new SharedModules(from, description);
    copy = new GraphCopy(from, writer);
    copy.addModules();
    for (int module = 0; module < from.moduleCount(); module++) {
      if (from.moduleExists(module)) {
        copyDependencies(module);
      }
    }
    for (Made one : List.copyOf(made.values())) {
      lead(one);
    }
    addStarts(of, description);
    writer.publish();
    snapshot = graph.snapshot();
  }

  private void copyDependencies(int module) {
    int begin = from.begin(module);
    int end = from.end(module);
    writer.beginDependencies(copy.of(module), end - begin);
    for (int dependency = begin; dependency < end; dependency++) {
      int added = copy.addDependency(dependency);
      Use use = shared.of(dependency);
      int target = from.target(dependency);
      if (use != null) {
        writer.connect(added, consumed(use, module, target));
      } else if (target != Snapshot.NO_MODULE) {
        writer.connect(added, copy.of(target));
      }
    }
  }

  private int consumed(Use use, int module, int target) {
    boolean isFile = target != Snapshot.NO_MODULE && from.kind(target).isFile();
    boolean isOwn = isFile && use.shared().isProvided();
    String name = shownOf(use.shared(), use.key()) + "@" + shared.range(use, module);
    String fallback = isOwn ? " = " + path(target) : "";
    String eager = use.shared().isEager() ? " (eager)" : "";
    String single = use.shared().isSingleton() ? " (singleton)" : "";
    if (isOwn) {
      provide(use, target);
    }
    return make("consume shared " + name + single + eager + fallback, use, isOwn ? target : -1);
  }

  private void provide(Use use, int target) {
    String name = shownOf(use.shared(), use.key()) + "@" + shared.version(use, target);
    int count = made.size();
    int module = make("provide shared " + name + " = " + path(target), use, target);
    if (made.size() > count) {
      provided.add(module);
    }
  }

  private static String shownOf(Shared shared, String key) {
    return shared.scope().equals("default") ? key : "(" + shared.scope() + ") " + key;
  }

  private String path(int module) {
    return paths.path(module);
  }

  private int make(String name, Use use, int target) {
    Made known = made.get(name);
    if (known == null) {
      known = new Made(module(name), target, use.shared().isEager());
      made.put(name, known);
    }
    return known.module();
  }

  /** Its name is a path, so that it is shown as others are. */
  private int module(String name) {
    int module =
        writer.addModule(
            writer.name(root.toString().replace('\\', '/') + "/" + name),
            JavaScriptKinds.ESM,
            Snapshot.NO_DEPENDENCY);
    writer.file(module, JavaScriptKinds.ESM, 0);
    writer.addFlags(module, ModuleFlags.INSTALLED);
    return module;
  }

  private void lead(Made one) {
    if (one.target() >= 0) {
      DependencyKind kind = one.isEager() ? JavaScriptKinds.IMPORT : JavaScriptKinds.DYNAMIC_IMPORT;
      writer.beginDependencies(one.module(), 1);
      int request = copy.name(from.identifier(one.target()));
      writer.connect(writer.addDependency(kind, 0, request), copy.of(one.target()));
    }
  }

  private void addStarts(List<Start> of, Description description) {
    for (Start start : of) {
      if (start.name().equals(description.name()) && !description.exposes().isEmpty()) {
        throw new InputException(
            description.file()
                + ": an entry is called "
                + Visible.of(start.name())
                + ", as the container is; give one of them another name");
      }
      List<Integer> modules = new ArrayList<>();
      start.modules().forEach(module -> modules.add(copy.of(module)));
      modules.addAll(provided);
      starts.add(new Start(start.name(), modules, start.dependsOn(), start.runtime()));
    }
    if (!description.exposes().isEmpty()) {
      List<Integer> modules = new ArrayList<>(List.of(container(description)));
      modules.addAll(provided);
      starts.add(new Start(description.name(), modules, List.of(), description.runtime()));
    }
  }

  private int container(Description description) {
    int container = module("container entry " + description.name());
    List<Exposed> exposes = description.exposes();
    writer.beginDependencies(container, exposes.stream().mapToInt(one -> one.files().size()).sum());
    for (Exposed one : exposes) {
      for (String file : one.files()) {
        int dependency = writer.addDependency(JavaScriptKinds.DYNAMIC_IMPORT, 0, writer.name(file));
        writer.chunkName(writer.working().block(dependency), writer.name(one.chunk()));
        int target =
            from.findModule(from.findName(ExposedFiles.find(description, file).toString()));
        if (target != Snapshot.NO_MODULE) {
          writer.connect(dependency, copy.of(target));
        }
      }
    }
    return container;
  }

  /** The graph; good until this is closed. */
  public Snapshot graph() {
    return snapshot;
  }

  /** Where the program begins, the container last. */
  public List<Start> starts() {
    return starts;
  }

  @Override
  public void close() {
    snapshot.close();
    graph.close();
  }
}
