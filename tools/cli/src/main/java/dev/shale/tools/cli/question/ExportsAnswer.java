package dev.shale.tools.cli.question;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.Uses;
import dev.shale.engine.usage.Binding;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.tools.cli.output.PathNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What modules provide and what of it is used, with the names of runtimes. */
public final class ExportsAnswer implements AutoCloseable {
  /** The name of the only runtime. */
  public static final String ONLY = "main";

  private static final String APART = "<worker>";

  private final Snapshot graph;
  private final ExportAnalysis analysis;
  private final List<String> runtimes = new ArrayList<>();

  /** The runtimes that were named last. */
  private int namedBits;

  private List<String> named = List.of();

  private ExportsAnswer(Snapshot graph, ExportAnalysis analysis) {
    this.graph = graph;
    this.analysis = analysis;
  }

  /**
   * Looks at a project.
   *
   * @param isLibrary whether exports of entries are used by others
   */
  public static ExportsAnswer of(Session session, boolean isLibrary) {
    Snapshot graph = session.graph();
    List<Integer> entries = new ArrayList<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.isEntry(module)) {
        entries.add(module);
      }
    }
    ExportsAnswer answer = new ExportsAnswer(graph, ExportAnalysis.of(graph, entries, isLibrary));
    answer.nameRuntimes(entries, session.names());
    return answer;
  }

  /** Entries that share a runtime have one name together: nobody knows which of them it is. */
  private void nameRuntimes(List<Integer> entries, PathNames names) {
    int sharing = entries.size() - Uses.MOST_RUNTIMES + 1;
    int named = sharing > 1 ? Uses.MOST_RUNTIMES - 1 : entries.size();
    for (int entry : entries.subList(0, named)) {
      runtimes.add(entries.size() == 1 ? ONLY : names.path(entry));
    }
    if (named < entries.size()) {
      runtimes.add("<" + sharing + " more entries>");
    }
  }

  public ExportAnalysis analysis() {
    return analysis;
  }

  /** The names of the runtimes that are bits; most exports are asked for the same as the last. */
  public List<String> runtimes(int bits) {
    if (bits != namedBits) {
      namedBits = bits;
      named = List.copyOf(namesOf(bits));
    }
    return named;
  }

  private List<String> namesOf(int bits) {
    List<String> names = new ArrayList<>();
    for (int runtime = 0; runtime < runtimes.size(); runtime++) {
      if ((bits & Uses.runtime(runtime)) != 0) {
        names.add(runtimes.get(runtime));
      }
    }
    if ((bits & 1 << Uses.APART) != 0) {
      names.add(APART);
    }
    return names;
  }

  /** The names that a module exports, and those that are asked of it and may be there. */
  public List<Integer> names(int module) {
    Set<Integer> names = new LinkedHashSet<>(analysis.names(module));
    for (int name : analysis.otherNames(module)) {
      if (binding(module, name).kind() == Binding.Kind.UNKNOWN) {
        names.add(name);
      }
    }
    return new ArrayList<>(names);
  }

  /** Where a name comes from. */
  public Binding binding(int module, int name) {
    return analysis.binding(module, name);
  }

  /** The runtimes in which a name of a module is used. */
  public int used(int module, int name) {
    int export = analysis.export(module, name);
    int own = export < 0 ? 0 : analysis.used(export);
    return own | analysis.usedOther(module, name) | usedByStar(module, export);
  }

  /** What a star gives is used whenever a module is used as a whole, or all of its names. */
  private int usedByStar(int module, int export) {
    return export < 0 ? analysis.usedWhole(module) | analysis.usedNames(module) : 0;
  }

  /** The runtimes in which a name itself is used, and not only members of it. */
  public int usedFully(int module, int name) {
    int export = analysis.export(module, name);
    return export < 0 ? used(module, name) : analysis.usedFully(export);
  }

  public Snapshot graph() {
    return graph;
  }

  @Override
  public void close() {
    analysis.close();
  }
}
