package dev.shale.tools.cli.unused;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.cli.unused.NameUsers.Users;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The exports of ECMAScript modules that nobody imports, and bindings that are exported twice. */
public final class UnusedExports {
  private static final Pattern DEFAULT_NAME =
      Pattern.compile("(?m)^export\\s+default\\s+([A-Za-z_$][\\w$]*)\\s*;?\\s*(//.*)?$");

  private final UsedProject project;
  private final Snapshot graph;
  private final InnerGraph inner;
  private final NameUsers users;
  private @Nullable List<SourceText> mentions;

  public UnusedExports(UsedProject project) {
    this.project = project;
    graph = project.graph();
    inner = graph.inner();
    users = new NameUsers(project);
  }

  /**
   * An export that is not used.
   *
   * @param isTested whether tests import it
   * @param isPassedOn whether it is only exported on from another module
   * @param isUsedInside whether its own file uses what it exports
   * @param hasEffects whether something happens when it is made
   * @param askers the dependencies by which tests import it, or others export it on
   */
  public record UnusedExport(
      int module,
      String name,
      boolean isTested,
      boolean isPassedOn,
      boolean isUsedInside,
      boolean hasEffects,
      List<Integer> askers,
      Place place) {
    /** Keeps a copy. */
    public UnusedExport {
      askers = List.copyOf(askers);
    }
  }

  /** A binding with several names, in their order. */
  public record DuplicateExport(int module, List<String> names, Place place) {
    /** Keeps a copy. */
    public DuplicateExport {
      names = List.copyOf(names);
    }
  }

  /** All unused ones, in the order of modules and rows. */
  public List<UnusedExport> find() {
    List<UnusedExport> unused = new ArrayList<>();
    BitSet own = project.own();
    for (int module = own.nextSetBit(0); module >= 0; module = own.nextSetBit(module + 1)) {
      if (isLookedAt(module)) {
        for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
          addUnused(module, row, unused);
        }
      }
    }
    return unused;
  }

  /** Entries are for others, and a file that only tests reach is a finding itself. */
  private boolean isLookedAt(int module) {
    return graph.kind(module).equals(JavaScriptKinds.ESM)
        && !graph.isEntry(module)
        && !graph.isForTypes(module)
        && project.used().get(module)
        && !project.ignores(project.path(module));
  }

  private void addUnused(int module, int row, List<UnusedExport> unused) {
    int name = graph.exportName(row);
    boolean hasName = (graph.exportFlags(row) & ExportFlags.STAR) == 0 && name != Snapshot.NO_NAME;
    if (!hasName || isUsed(project.withoutTests(), module, name)) {
      return;
    }
    String text = graph.name(name);
    Users found = users.of(module, text);
    if (found != Users.ALL && !isMentioned(text)) {
      boolean isTested = found == Users.TESTS || isUsed(project.all(), module, name);
      unused.add(
          new UnusedExport(
              module,
              text,
              isTested,
              isPassedOn(row),
              !isPassedOn(row) && isUsedInside(module, row),
              hasEffects(module, row),
              users.places(module, text),
              place(module, row)));
    }
  }

  /** Whether a file has the name that is used, who knows how. */
  private boolean isMentioned(String name) {
    if (mentions == null) {
      mentions = project.files().mentioned().stream().map(SourceText::of).toList();
    }
    return mentions.stream().anyMatch(source -> source.word(name, 0) >= 0);
  }

  private static boolean isUsed(ExportAnalysis analysis, int module, int name) {
    int export = analysis.provided().export(module, name);
    int bits = analysis.usedWhole(module) | analysis.usedOther(module, name);
    return (bits | (export < 0 ? 0 : analysis.used(export))) != 0;
  }

  private boolean isPassedOn(int row) {
    return graph.exportDependency(row) != Snapshot.NO_DEPENDENCY;
  }

  /**
   * Whether another part of the file names it, be it in a comment: then it is not to be deleted.
   */
  private boolean isUsedInside(int module, int row) {
    String local = local(row);
    int part = graph.exportPart(row);
    if (part == Snapshot.NO_PART || local.isEmpty()) {
      return false;
    }
    SourceText source = users.text(module);
    int begin = begin(module, row);
    int end = end(source, inner.begin(module) + part);
    if (isMeant(module, part)) {
      return true;
    }
    int listed = listed(source, local);
    return source.count(local, 0, begin) + source.count(local, end, source.text().length())
        > listed;
  }

  /** How many lists of exports have a name. */
  private static int listed(SourceText source, String local) {
    int count = 0;
    for (int at = source.word("export", 0); at >= 0; at = source.word("export", at + 1)) {
      int open = at + "export".length();
      while (open < source.text().length() && source.text().charAt(open) <= ' ') {
        open++;
      }
      boolean isDefault = source.text().startsWith("default", open);
      boolean isList = source.text().startsWith("{", open);
      int end = isList ? source.text().indexOf('}', open) : isDefault ? line(source, open) : -1;
      count += end < 0 ? 0 : source.count(local, open, end);
    }
    return count;
  }

  private static int line(SourceText source, int from) {
    int end = source.text().indexOf('\n', from);
    return end < 0 ? source.text().length() : end;
  }

  private boolean hasEffects(int module, int row) {
    int part = graph.exportPart(row);
    return part != Snapshot.NO_PART
        && (inner.flags(inner.begin(module) + part) & InnerFlags.PURE) == 0;
  }

  private boolean isMeant(int module, int part) {
    int owner = Snapshot.NO_PART;
    for (int row = inner.begin(module); row < inner.end(module); row++) {
      if (inner.isPart(row)) {
        owner = row - inner.begin(module);
      } else if ((inner.flags(row) & InnerFlags.OF_PART) != 0
          && inner.target(row) == part
          && owner != part
          && owner != Snapshot.NO_PART) {
        return true;
      }
    }
    return false;
  }

  private int end(SourceText source, int row) {
    int module = inner.module(row);
    int begin = inner.detail(row);
    int end = Integer.MAX_VALUE;
    for (int other = inner.begin(module); other < inner.end(module); other++) {
      if (inner.isPart(other) && inner.detail(other) > begin) {
        end = Math.min(end, inner.detail(other));
      }
    }
    return end == Integer.MAX_VALUE ? source.text().length() : source.ofBytes(end);
  }

  private String local(int row) {
    int path = graph.exportPath(row);
    return isPassedOn(row) || path == Snapshot.NO_NAME ? "" : graph.name(path);
  }

  private int begin(int module, int row) {
    int part = graph.exportPart(row);
    return part == Snapshot.NO_PART
        ? 0
        : users.text(module).ofBytes(inner.detail(inner.begin(module) + part));
  }

  /** Where the name is: of a re-export the request, otherwise what declares it. */
  private Place place(int module, int row) {
    int dependency = graph.exportDependency(row);
    if (dependency != Snapshot.NO_DEPENDENCY) {
      return new Place(project.path(module), graph.line(dependency), graph.column(dependency));
    }
    SourceText source = users.text(module);
    int begin = begin(module, row);
    String local = local(row);
    int at = source.word(local.isEmpty() ? graph.name(graph.exportName(row)) : local, begin);
    return source.place(at < 0 ? begin : at);
  }

  /** All bindings that a module which is no entry exports under several names. */
  public List<DuplicateExport> duplicates() {
    List<DuplicateExport> duplicates = new ArrayList<>();
    BitSet own = project.own();
    for (int module = own.nextSetBit(0); module >= 0; module = own.nextSetBit(module + 1)) {
      if (isLookedAt(module)) {
        addDuplicates(module, duplicates);
      }
    }
    return duplicates;
  }

  private void addDuplicates(int module, List<DuplicateExport> duplicates) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      int flags = graph.exportFlags(row);
      boolean isBinding = (flags & (ExportFlags.STAR | ExportFlags.COMMONJS)) == 0;
      String bound = isBinding ? bound(module, row) : "";
      if (!bound.isEmpty()) {
        rows.computeIfAbsent(target(row) + " " + bound, none -> new ArrayList<>()).add(row);
      }
    }
    for (List<Integer> same : rows.values()) {
      boolean isMeant = same.stream().filter(row -> isPublic(module, row)).count() > 1;
      if (same.size() > 1 && !isMeant) {
        List<String> names = same.stream().map(row -> graph.name(graph.exportName(row))).toList();
        duplicates.add(new DuplicateExport(module, names, place(module, same.getLast())));
      }
    }
  }

  /** The name of what is exported, here or where it comes from; empty where it has none. */
  private String bound(int module, int row) {
    int path = graph.exportPath(row);
    String name = path == Snapshot.NO_NAME ? "" : graph.name(path);
    boolean isDefault = graph.name(graph.exportName(row)).equals("default") && !isPassedOn(row);
    Matcher value = DEFAULT_NAME.matcher(isDefault ? users.text(module).text() : "");
    return value.find() ? String.valueOf(value.group(1)) : name;
  }

  /** Whether an entry gives a name to others, who may want several. */
  private boolean isPublic(int module, int row) {
    return users.isPublic(module, graph.name(graph.exportName(row)));
  }

  /** The module that a re-export leads to; -1 for an own binding. */
  private int target(int row) {
    int dependency = graph.exportDependency(row);
    return dependency == Snapshot.NO_DEPENDENCY ? Snapshot.NO_MODULE : graph.target(dependency);
  }
}
