package dev.shale.tools.cli.checked;

import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.threads.Shared;
import dev.shale.tools.cli.finding.IgnoreComments;
import dev.shale.tools.cli.finding.IgnoreComments.Ignore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The comments of a project that silence findings. The graph knows which modules may have any, and
 * their files are read: those with findings, and all own ones where stale comments are to be found.
 */
public final class Ignores {
  private final Snapshot graph;

  /** Those of each file that was read, by path. */
  private final Map<String, List<Ignore>> files = new HashMap<>();

  private final Set<Use> used = new HashSet<>();

  /** A comment that silences something. */
  public record Use(String path, Ignore ignore) {}

  public Ignores(Snapshot graph) {
    this.graph = graph;
  }

  /** Reads all files of some modules whose text can have comments. */
  public void readAll(BitSet modules) {
    List<String> paths = new ArrayList<>();
    for (int module = modules.nextSetBit(0); module >= 0; module = modules.nextSetBit(module + 1)) {
      if (graph.kind(module).isRead() && hasRemarks(module)) {
        paths.add(graph.name(graph.identifier(module)));
      }
    }
    readAll(paths);
  }

  private boolean hasRemarks(int module) {
    return (graph.moduleFlags(module) & ModuleFlags.REMARKS) != 0;
  }

  /** Whether a file may have such comments; of what is no source nobody knows. */
  private boolean mayHave(String path) {
    int module = graph.findModule(graph.findName(path));
    return module == Snapshot.NO_MODULE || !graph.kind(module).isRead() || hasRemarks(module);
  }

  /** Reads files by their paths. */
  public void readAll(List<String> paths) {
    List<List<Ignore>> found = Shared.map(paths, Ignores::read);
    for (int index = 0; index < paths.size(); index++) {
      files.put(paths.get(index), found.get(index));
    }
  }

  private static List<Ignore> read(String path) {
    try {
      return IgnoreComments.of(Files.readAllBytes(Path.of(path)));
    } catch (IOException gone) {
      return List.of();
    }
  }

  /** Whether a comment silences a rule in a line of a file; 0 for the file as a whole. */
  public boolean silence(String rule, String path, int line) {
    boolean isSilent = false;
    if (!mayHave(path)) {
      return false;
    }
    for (Ignore ignore : files.computeIfAbsent(path, Ignores::read)) {
      if (ignore.covers(rule, line)) {
        used.add(new Use(path, ignore));
        isSilent = true;
      }
    }
    return isSilent;
  }

  /** Whether a comment silences a rule at a dependency. */
  public boolean silence(String rule, int dependency) {
    int module = graph.parent(dependency);
    if (graph.kind(module).isRead() && !hasRemarks(module)) {
      return false;
    }
    String path = graph.name(graph.identifier(module));
    return silence(rule, path, graph.line(dependency));
  }

  /** The comments that silence nothing, of all files that were read, in the order of paths. */
  public List<Use> unused() {
    List<Use> unused = new ArrayList<>();
    for (Map.Entry<String, List<Ignore>> file : new TreeMap<>(files).entrySet()) {
      for (Ignore ignore : Objects.requireNonNull(file.getValue())) {
        Use use = new Use(file.getKey(), ignore);
        if (!used.contains(use)) {
          unused.add(use);
        }
      }
    }
    return unused;
  }
}
