package dev.shale.tools.cli.question.affected;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Neighbours;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Language;
import dev.shale.tools.cli.change.Changes;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.spread.Spread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/** What changed files affect. */
public final class AffectedAnswer {
  private final Snapshot graph;
  private final Changes changes;
  private final List<Effect> effects;
  private final Starts starts;
  private final Spread spread;
  private final int[] tests;
  private final int[] entries;
  private final int[] modules;
  private final List<AffectedPackage> packages;
  private final int installedCount;
  private final int typesCount;
  private final int leftOutCount;

  private AffectedAnswer(
      Session session,
      Changes changes,
      List<Effect> effects,
      Starts starts,
      EdgeChoice edges,
      @Nullable Spread exports) {
    graph = session.graph();
    this.changes = changes;
    this.effects = effects;
    this.starts = starts;
    Neighbours neighbours = search(edges);
    spread = exports == null ? Spread.of(neighbours) : exports;
    leftOutCount = neighbours.count() - spread.count();
    modules = sorted(session);
    EntryKinds kinds = EntryKinds.of(session);
    tests = only(kinds::isTest);
    entries = only(kinds::isEntry);
    packages = AffectedPackage.of(session, this);
    int ownCount = only(module -> ModuleChoice.isOwnFile(graph, module)).length;
    installedCount = modules.length - ownCount;
    boolean isAll = effects.stream().anyMatch(Effect::isAll);
    typesCount =
        edges == EdgeChoice.TYPES || isAll || exports != null
            ? 0
            : search(EdgeChoice.TYPES).count() - neighbours.count();
  }

  /**
   * Looks for what changes affect; where it is asked what modules export, by exports and
   * statements.
   *
   * @param working the working directory
   * @param edges which imports count
   */
  public static AffectedAnswer of(
      Session session, BuildArguments arguments, Path working, Changes changes, EdgeChoice edges) {
    Starts starts = new Starts(session.graph());
    List<Effect> effects =
        new FileEffects(session, arguments, working, changes, edges, starts).find();
    if (!arguments.exports()) {
      return new AffectedAnswer(session, changes, effects, starts, edges, null);
    }
    try (ExportsAnswer exports = ExportsAnswer.ofAnalysis(session, false)) {
      Language language = new Language(arguments, working, session.inputs(), false);
      ExportLevel level = new ExportLevel(session.graph(), exports.analysis(), language, changes);
      Spread spread = level.spread(starts);
      return new AffectedAnswer(session, changes, level.noted(effects), starts, edges, spread);
    }
  }

  private Neighbours search(EdgeChoice edges) {
    Neighbours search = new Neighbours(graph, edges);
    for (int module : starts.modules()) {
      search.start(module);
    }
    search.backward(Neighbours.ANY_DISTANCE);
    return search;
  }

  private int[] sorted(Session session) {
    List<Integer> found = new ArrayList<>();
    String[] names = new String[graph.moduleCount()];
    for (int index = 0; index < spread.count(); index++) {
      int module = spread.module(index);
      names[module] = session.names().path(module);
      found.add(module);
    }
    found.sort(Comparator.comparing(module -> names[module]));
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private int[] only(IntPredicate wanted) {
    return Arrays.stream(modules).filter(wanted).toArray();
  }

  public Changes changes() {
    return changes;
  }

  /** What each changed file has to do with the graph, by path. */
  public List<Effect> effects() {
    return effects;
  }

  /** The entries that are tests, by path. */
  public int[] tests() {
    return tests.clone();
  }

  /** The other entries, by path. */
  public int[] entries() {
    return entries.clone();
  }

  /** All modules, by path, those of installed packages included. */
  public int[] modules() {
    return modules.clone();
  }

  /** The files of the project itself among them, by path. */
  public int[] ownModules() {
    return only(module -> ModuleChoice.isOwnFile(graph, module));
  }

  /** The modules that are affected by themselves, by path. */
  public int[] changedModules() {
    return only(module -> spread.distance(module) == 0);
  }

  /** The project's own packages, by name. */
  public List<AffectedPackage> packages() {
    return packages;
  }

  /** How many of the modules belong to installed packages. */
  public int installedCount() {
    return installedCount;
  }

  /** How many modules would be affected more if imports of types counted. */
  public int typesCount() {
    return typesCount;
  }

  /** How many modules lead to what has changed, and use nothing of it that is other. */
  public int leftOutCount() {
    return leftOutCount;
  }

  /** How many imports lie between a module and what has changed. */
  public int distance(int module) {
    return spread.distance(module);
  }

  /** The module that comes behind another in its chain; {@link Snapshot#NO_MODULE} at the end. */
  public int next(int module) {
    return spread.distance(module) > 0
        ? graph.target(spread.dependency(module))
        : Snapshot.NO_MODULE;
  }

  /** The imports from a module to one that is affected by itself. */
  public IntArrayList chain(int module) {
    IntArrayList chain = new IntArrayList();
    for (int at = module; spread.distance(at) > 0; ) {
      int dependency = spread.dependency(at);
      chain.addInt(dependency);
      at = graph.target(dependency);
    }
    return chain;
  }

  /** Where the chain of a module ends. */
  public int end(int module) {
    int at = module;
    while (spread.distance(at) > 0) {
      at = graph.target(spread.dependency(at));
    }
    return at;
  }

  /** Why a module is affected by itself, which the end of a chain is. */
  public Cause cause(int end) {
    return Objects.requireNonNull(starts.cause(end));
  }
}
