package dev.shale.tools.cli.question;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Neighbours;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What would leave the program with some modules: themselves, and all that no entry reaches without
 * them.
 */
public final class DominatedAnswer {
  private final ModuleSet about;
  private final List<Part> modules = new ArrayList<>();
  private final List<Part> packages = new ArrayList<>();
  private int otherCount;
  private int aboutCount;
  private long aboutBytes;
  private int count;
  private long bytes;
  private int programCount;
  private long programBytes;

  private DominatedAnswer(ModuleSet about) {
    this.about = about;
  }

  /**
   * A module, or a package with its modules that would leave.
   *
   * @param module the module; of a package its first one
   * @param name of the package; empty for the project's own modules
   * @param bytes of the files
   */
  public record Part(int module, String name, int count, long bytes) {
    private Part with(Part other) {
      return new Part(module, name, count + other.count, bytes + other.bytes);
    }
  }

  /** Compares what entries reach with what they reach without some modules. */
  public static DominatedAnswer of(Snapshot graph, ModuleSet about) {
    DominatedAnswer answer = new DominatedAnswer(about);
    boolean[] marks = about.marks(graph);
    Neighbours neighbours = new Neighbours(graph, EdgeChoice.RUNTIME);
    boolean[] before = reached(graph, neighbours, new boolean[marks.length]);
    boolean[] after = reached(graph, neighbours, marks);
    Map<String, Part> packages = new TreeMap<>();
    for (int module = 0; module < marks.length; module++) {
      if (before[module]) {
        answer.programCount++;
        answer.programBytes += graph.bytes(module);
      }
      if (before[module] && !after[module]) {
        answer.add(graph, module, marks[module], packages);
      }
    }
    Comparator<Part> largest =
        Comparator.comparingLong(Part::bytes)
            .thenComparingInt(Part::count)
            .reversed()
            .thenComparingInt(Part::module);
    answer.packages.addAll(packages.values());
    answer.packages.sort(largest);
    answer.modules.sort(largest);
    return answer;
  }

  private static boolean[] reached(Snapshot graph, Neighbours neighbours, boolean[] without) {
    neighbours.begin();
    neighbours.leaveOut(without);
    for (int module = 0; module < without.length; module++) {
      if (graph.isEntry(module) && !without[module]) {
        neighbours.start(module);
      }
    }
    neighbours.forward(Neighbours.ANY_DISTANCE);
    boolean[] reached = new boolean[without.length];
    for (int index = 0; index < neighbours.count(); index++) {
      reached[neighbours.module(index)] = true;
    }
    return reached;
  }

  private void add(Snapshot graph, int module, boolean isAbout, Map<String, Part> packages) {
    String name = graph.isInstalled(module) ? ModuleChoice.packageNameOf(graph, module) : "";
    Part part = new Part(module, name, 1, graph.bytes(module));
    modules.add(part);
    if (graph.kind(module).isFile()) {
      packages.merge(name, part, Part::with);
    } else {
      otherCount++;
    }
    count++;
    bytes += part.bytes();
    if (isAbout) {
      aboutCount++;
      aboutBytes += part.bytes();
    }
  }

  /** The modules that are asked about. */
  public ModuleSet about() {
    return about;
  }

  /** All that would leave, the largest first. */
  public List<Part> modules() {
    return modules;
  }

  /** The files of them by package; the project's own have an empty name. */
  public List<Part> packages() {
    return packages;
  }

  /** How many of them are no files, and so of no package: {@code node:fs}. */
  public int otherCount() {
    return otherCount;
  }

  /** How many modules would leave, those that are asked about included. */
  public int count() {
    return count;
  }

  public long bytes() {
    return bytes;
  }

  /** How many of the modules that are asked about are in the program. */
  public int aboutCount() {
    return aboutCount;
  }

  public long aboutBytes() {
    return aboutBytes;
  }

  /** How many modules the program has. */
  public int programCount() {
    return programCount;
  }

  public long programBytes() {
    return programBytes;
  }
}
