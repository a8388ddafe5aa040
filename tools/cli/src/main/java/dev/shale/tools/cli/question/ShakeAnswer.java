package dev.shale.tools.cli.question;

import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.ExportAnalysis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many bytes of each module and package survive when what nobody uses is left out: of a module
 * that stays, those of the statements that run, and of imports and exports; comments count to the
 * statement before them.
 */
public final class ShakeAnswer {
  private final Snapshot graph;
  private final ExportAnalysis analysis;
  private final List<Part> modules = new ArrayList<>();
  private final List<Part> packages = new ArrayList<>();
  private final InnerGraph inner;
  private long bytes;
  private long survivingBytes;
  private int survivingCount;

  private ShakeAnswer(Snapshot graph, ExportAnalysis analysis) {
    this.graph = graph;
    this.analysis = analysis;
    inner = graph.inner();
  }

  /**
   * A module, or a package with its modules.
   *
   * @param module the module; of a package its first one
   * @param name of the package; empty for the project's own
   * @param count how many modules there are
   * @param survivingCount how many of them survive
   * @param bytes of the files
   * @param survivingBytes those of them that survive
   */
  public record Part(
      int module, String name, int count, int survivingCount, long bytes, long survivingBytes) {
    Part with(Part other) {
      return new Part(
          module,
          name,
          count + other.count,
          survivingCount + other.survivingCount,
          bytes + other.bytes,
          survivingBytes + other.survivingBytes);
    }
  }

  /**
   * Looks at the modules of the program.
   *
   * @param onlyPackage the name of the package to look at; empty for all
   */
  public static ShakeAnswer of(ExportsAnswer exports, ModuleChoice choice, String onlyPackage) {
    Snapshot graph = exports.graph();
    ShakeAnswer answer = new ShakeAnswer(graph, exports.analysis());
    Map<String, Part> packages = new TreeMap<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      String name = graph.isInstalled(module) ? choice.packageName(module) : "";
      boolean isShown =
          graph.kind(module).isFile()
              && !graph.isForTypes(module)
              && (onlyPackage.isEmpty() || onlyPackage.equals(name));
      if (isShown) {
        answer.add(module, name, packages);
      }
    }
    Comparator<Part> largest =
        Comparator.comparingLong(Part::survivingBytes)
            .thenComparingLong(Part::bytes)
            .reversed()
            .thenComparingInt(Part::module);
    answer.packages.addAll(packages.values());
    answer.packages.sort(largest);
    answer.modules.sort(largest);
    return answer;
  }

  private void add(int module, String name, Map<String, Part> packages) {
    boolean isThere = analysis.survives(module) != 0;
    long size = graph.bytes(module);
    long stays = isThere ? Math.max(0, size - analysis.dropped(module)) : 0;
    Part part = new Part(module, name, 1, isThere ? 1 : 0, size, stays);
    modules.add(part);
    packages.merge(name, part, Part::with);
    bytes += size;
    survivingBytes += stays;
    survivingCount += isThere ? 1 : 0;
  }

  /** The packages, those of which most survives first; the project's own has an empty name. */
  public List<Part> packages() {
    return packages;
  }

  /** The modules, those of which most survives first. */
  public List<Part> modules() {
    return modules;
  }

  public long bytes() {
    return bytes;
  }

  public long survivingBytes() {
    return survivingBytes;
  }

  public int survivingCount() {
    return survivingCount;
  }

  /** The dependency that keeps a module; none for an entry, and for one that is dropped. */
  public int keeper(int module) {
    return analysis.survives(module) == 0 ? Snapshot.NO_DEPENDENCY : analysis.cause(module);
  }

  /** Whether the statements of a module are known; where they are not, it stays as a whole. */
  public boolean areStatementsKnown(int module) {
    return (graph.moduleFlags(module) & ModuleFlags.INNER) != 0;
  }

  /** Where in the file of a module the statements begin that stay, in bytes. */
  public List<Integer> statements(int module) {
    List<Integer> starts = new ArrayList<>();
    for (int row = inner.begin(module); row < inner.end(module); row++) {
      if (inner.isPart(row) && analysis.runs(row) != 0) {
        starts.add(inner.detail(row));
      }
    }
    return starts;
  }

  public ExportAnalysis analysis() {
    return analysis;
  }

  public Snapshot graph() {
    return graph;
  }

  /** Whether a module stays for its effects, and not for a name that is used. */
  public boolean isForEffects(int module) {
    int keeper = keeper(module);
    return keeper != Snapshot.NO_DEPENDENCY && analysis.hasEffects(module) && !hasUse(module);
  }

  private boolean hasUse(int module) {
    boolean hasUse = analysis.usedWhole(module) != 0 || !analysis.otherNames(module).isEmpty();
    for (int row = graph.exportBegin(module); !hasUse && row < graph.exportEnd(module); row++) {
      hasUse = analysis.used(row) != 0;
    }
    return hasUse;
  }
}
