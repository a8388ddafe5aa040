package dev.shale.tools.cli.checked;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.finding.Baseline;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.setting.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project as rules see it. Belongs to one thread. */
public final class CheckedProject {
  private final Session session;
  private final Snapshot graph;
  private final Path base;
  private final BitSet own = new BitSet();
  private final ModuleNames names;
  private final List<Setting> tags;
  private final PatternTable patterns = new PatternTable();
  private final Edges edges;
  private final Manifests manifests = new Manifests();
  private final Ignores ignores;
  private final Baseline baseline;
  private @Nullable StaticGraph loads;
  private int silencedCount;

  /**
   * A project.
   *
   * @param base what globs are relative to, real
   * @param tags names for groups of modules
   */
  public CheckedProject(Session session, Path base, List<Setting> tags, Baseline baseline) {
    this.session = session;
    this.base = base;
    this.tags = tags;
    this.baseline = baseline;
    graph = session.graph();
    names = new ModuleNames(graph, base);
    for (int module = 0; module < graph.moduleCount(); module++) {
      own.set(
          module,
          graph.moduleExists(module) && graph.kind(module).isFile() && !graph.isInstalled(module));
    }
    edges = Edges.of(graph, own);
    ignores = new Ignores(graph);
  }

  /** Has globs matched, and those of tags that are named. */
  public void addPatterns(List<String> globs) {
    for (String glob : globs) {
      expanded(glob).forEach(patterns::add);
    }
  }

  /** Matches all globs that were added with all modules. */
  public void match() {
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module)) {
        patterns.match(module, names.of(module));
      }
    }
  }

  /**
   * The modules that globs fit. One that begins with {@code !} takes modules away, {@code #} names
   * a tag.
   */
  public BitSet modules(List<String> globs) {
    BitSet modules = new BitSet();
    BitSet without = new BitSet();
    for (String glob : globs) {
      for (String one : expanded(glob)) {
        (glob.startsWith("!") ? without : modules).or(patterns.modules(one));
      }
    }
    modules.andNot(without);
    return modules;
  }

  private List<String> expanded(String glob) {
    String text = glob.startsWith("!") ? glob.substring(1) : glob;
    if (!text.startsWith("#")) {
      return List.of(text);
    }
    List<String> globs = new ArrayList<>();
    for (Setting tag : tags) {
      if (text.substring(1).equals(tag.name())) {
        globs.add(tag.text());
      }
    }
    return globs;
  }

  public Session session() {
    return session;
  }

  public Snapshot graph() {
    return graph;
  }

  public Path base() {
    return base;
  }

  /** The files that belong to no installed package; not to be written. */
  public BitSet own() {
    return own;
  }

  public Edges edges() {
    return edges;
  }

  /** What is loaded together; found once. */
  public StaticGraph loads() {
    if (loads == null) {
      loads = new StaticGraph(graph);
    }
    return loads;
  }

  public ModuleNames names() {
    return names;
  }

  public Manifests manifests() {
    return manifests;
  }

  public Ignores ignores() {
    return ignores;
  }

  public Baseline baseline() {
    return baseline;
  }

  /** Counts a finding that comments silence. */
  public void addSilenced() {
    silencedCount++;
  }

  /** How many findings comments silence. */
  public int silencedCount() {
    return silencedCount;
  }

  /** The absolute path of a module, or its name. */
  public String path(int module) {
    return graph.name(graph.identifier(module));
  }
}
