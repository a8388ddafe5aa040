package dev.shale.tools.cli.question;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.Uses;
import dev.shale.engine.usage.Binding;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.engine.usage.ExportNames;
import dev.shale.engine.usage.KeptUses;
import dev.shale.engine.usage.UsedExports;
import dev.shale.tools.cli.output.PathNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What modules provide and what of it is used, with the names of runtimes. */
public final class ExportsAnswer implements AutoCloseable {
  /** The name of the only runtime. */
  public static final String ONLY = "main";

  private static final String APART = "<worker>";

  private final Snapshot graph;
  private final ExportNames provided;
  private final UsedExports uses;

  /** What was found anew; null where the columns of the graph tell. */
  private final @Nullable ExportAnalysis analysis;

  private final PathNames names;
  private final List<Integer> entries;

  /** The runtimes that were named last. */
  private int namedBits;

  private List<String> namedTexts = List.of();

  /** By name the last walk over a module that has it: a name may be there twice. */
  private final int[] lastWalks;

  private int walk = 1;

  private ExportsAnswer(Session session, List<Integer> entries, @Nullable ExportAnalysis analysis) {
    graph = session.graph();
    names = session.names();
    lastWalks = new int[graph.nameCount()];
    this.entries = entries;
    this.analysis = analysis;
    provided = analysis == null ? ExportNames.of(graph) : analysis.provided();
    uses = analysis == null ? new KeptUses(graph) : analysis;
  }

  /**
   * Looks at a project. What is used is what the columns of its graph say; it is found anew for a
   * library, and where they do not know.
   *
   * @param isLibrary whether exports of entries are used by others
   */
  public static ExportsAnswer of(Session session, boolean isLibrary) {
    List<Integer> entries = entries(session.graph());
    KeptUses kept = new KeptUses(session.graph());
    return isLibrary || !entries.stream().allMatch(kept::isKnown)
        ? ofAnalysis(session, isLibrary)
        : new ExportsAnswer(session, entries, null);
  }

  /** The same with reasons and statements, which no columns have. */
  public static ExportsAnswer ofAnalysis(Session session, boolean isLibrary) {
    List<Integer> entries = entries(session.graph());
    ExportAnalysis analysis = ExportAnalysis.of(session.graph(), entries, isLibrary);
    return new ExportsAnswer(session, entries, analysis);
  }

  private static List<Integer> entries(Snapshot graph) {
    List<Integer> entries = new ArrayList<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.isEntry(module)) {
        entries.add(module);
      }
    }
    return entries;
  }

  /**
   * What was found anew.
   *
   * @throws NullPointerException of an answer that is not {@link #ofAnalysis}, where the columns of
   *     the graph tell
   */
  public ExportAnalysis analysis() {
    return Objects.requireNonNull(analysis, "columns know no reasons");
  }

  /** What modules provide. */
  public ExportNames provided() {
    return provided;
  }

  /** What of it is used. */
  public UsedExports uses() {
    return uses;
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
    Set<Integer> names = new LinkedHashSet<>(provided.names(module));
    for (int name : uses.otherNames(module)) {
      if (binding(module, name).kind() == Binding.Kind.UNKNOWN) {
        names.add(name);
      }
    }
    return new ArrayList<>(names);
  }

  /** Takes a name of a module, with the export there that has it itself, or -1. */
  public interface NameTaker {
    void take(int module, int name, int export);
  }

  /** Hands on what {@link #names} lists; of most modules that is what stands in their rows. */
  public void names(int module, NameTaker taker) {
    if (provided.hasStars(module) || uses.hasOtherNames(module)) {
      for (int name : names(module)) {
        taker.take(module, name, provided.export(module, name));
      }
      return;
    }
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      int name = graph.exportName(row);
      boolean isStar = (graph.exportFlags(row) & ExportFlags.STAR) != 0;
      if (!isStar && lastWalks[name] != walk) {
        lastWalks[name] = walk;
        taker.take(module, name, row);
      }
    }
    walk++;
  }

  /** Where a name comes from. */
  public Binding binding(int module, int name) {
    return provided.binding(module, name);
  }

  /** The runtimes in which a name of a module is used. */
  public int used(int module, int name) {
    return used(module, name, provided.export(module, name));
  }

  /**
   * The same of who knows the export.
   *
   * @param export that of the module which has the name itself, or -1
   */
  public int used(int module, int name, int export) {
    int own = export < 0 ? 0 : uses.used(export);
    return own | uses.usedOther(module, name) | usedByStar(module, export);
  }

  /** What a star gives is used whenever a module is used as a whole, or all of its names. */
  private int usedByStar(int module, int export) {
    return export < 0 ? uses.usedWhole(module) | uses.usedNames(module) : 0;
  }

  /** The runtimes in which a name itself is used, and not only members of it. */
  public int usedFully(int module, int name) {
    return usedFully(module, name, provided.export(module, name));
  }

  /** The same of who knows the export. */
  public int usedFully(int module, int name, int export) {
    return export < 0 ? used(module, name, export) : uses.usedFully(export);
  }

  public Snapshot graph() {
    return graph;
  }

  @Override
  public void close() {
    if (analysis == null) {
      provided.close();
    } else {
      analysis.close();
    }
  }
}
