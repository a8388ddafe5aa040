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
import java.util.function.IntFunction;

/** What modules provide and what of it is used, with the names of runtimes. */
public final class ExportsAnswer implements AutoCloseable {
  /** The name of the only runtime. */
  public static final String ONLY = "main";

  private static final String APART = "<worker>";

  private final Snapshot graph;
  private final ExportAnalysis analysis;
  private final PathNames names;
  private final List<Integer> entries;

  /** The runtimes that were named last. */
  private int namedBits;

  private List<String> namedTexts = List.of();

  private ExportsAnswer(
      Snapshot graph, ExportAnalysis analysis, PathNames names, List<Integer> entries) {
    this.graph = graph;
    this.analysis = analysis;
    this.names = names;
    this.entries = entries;
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
    ExportAnalysis analysis = ExportAnalysis.of(graph, entries, isLibrary);
    return new ExportsAnswer(graph, analysis, session.names(), entries);
  }

  public ExportAnalysis analysis() {
    return analysis;
  }

  /** The names of the runtimes that are bits; most exports are asked for the same as the last. */
  public List<String> runtimes(int bits) {
    if (bits != namedBits) {
      namedBits = bits;
      namedTexts = List.copyOf(runtimes(bits, entry -> names.path(entry)));
    }
    return namedTexts;
  }

  /**
   * The names of the runtimes that are bits.
   *
   * @param shown how an entry is called
   */
  public List<String> runtimes(int bits, IntFunction<String> shown) {
    List<String> texts = new ArrayList<>();
    int sharing = entries.size() - Uses.MOST_RUNTIMES + 1;
    int named = sharing > 1 ? Uses.MOST_RUNTIMES - 1 : entries.size();
    for (int entry = 0; entry < named; entry++) {
      if ((bits & Uses.runtime(entry)) != 0) {
        texts.add(entries.size() == 1 ? ONLY : shown.apply(entries.get(entry)));
      }
    }
    // Entries that share a runtime have one name together: nobody knows which of them it is.
    if (named < entries.size() && (bits & Uses.runtime(named)) != 0) {
      texts.add("<" + sharing + " more entries>");
    }
    if ((bits & 1 << Uses.APART) != 0) {
      texts.add(APART);
    }
    return texts;
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
    return used(module, name, analysis.export(module, name));
  }

  /**
   * The same of who knows the export.
   *
   * @param export that of the module which has the name itself, or -1
   */
  public int used(int module, int name, int export) {
    int own = export < 0 ? 0 : analysis.used(export);
    return own | analysis.usedOther(module, name) | usedByStar(module, export);
  }

  /** What a star gives is used whenever a module is used as a whole, or all of its names. */
  private int usedByStar(int module, int export) {
    return export < 0 ? analysis.usedWhole(module) | analysis.usedNames(module) : 0;
  }

  /** The runtimes in which a name itself is used, and not only members of it. */
  public int usedFully(int module, int name) {
    return usedFully(module, name, analysis.export(module, name));
  }

  /** The same of who knows the export. */
  public int usedFully(int module, int name, int export) {
    return export < 0 ? used(module, name, export) : analysis.usedFully(export);
  }

  public Snapshot graph() {
    return graph;
  }

  @Override
  public void close() {
    analysis.close();
  }
}
