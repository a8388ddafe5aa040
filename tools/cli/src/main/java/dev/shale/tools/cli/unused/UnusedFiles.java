package dev.shale.tools.cli.unused;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.Manifests.Manifest;
import dev.shale.tools.javascript.project.ProjectLayout;
import dev.shale.tools.javascript.project.SourceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files of code that neither the program nor its tools reach. */
public final class UnusedFiles {
  private final UsedProject project;
  private final SourceFiles sources = new SourceFiles();
  private final List<UnusedFile> unused = new ArrayList<>();
  private final Set<String> mentioned;

  UnusedFiles(UsedProject project) {
    this.project = project;
    Snapshot graph = project.graph();
    List<UnusedFile> candidates = new ArrayList<>();
    for (String path : paths()) {
      int module = graph.findModule(graph.findName(path));
      if (module == Snapshot.NO_MODULE) {
        candidates.add(new UnusedFile(path, false));
      } else if (!project.used().get(module) && !project.tests().get(module)) {
        candidates.add(new UnusedFile(path, true));
      }
    }
    mentioned = mentioned(candidates.stream().map(UnusedFile::path).toList());
    candidates.removeIf(file -> mentioned.contains(file.path()));
    unused.addAll(candidates);
  }

  /** What texts of files name that are used. */
  private Set<String> mentioned(List<String> candidates) {
    FileMentions mentions = new FileMentions(candidates);
    if (candidates.isEmpty()) {
      return mentions.found();
    }
    Snapshot graph = project.graph();
    BitSet own = project.own();
    for (int module = own.nextSetBit(0); module >= 0; module = own.nextSetBit(module + 1)) {
      if (project.used().get(module) && graph.kind(module).isRead()) {
        Set<String> requests = new HashSet<>();
        for (int one = graph.begin(module); one < graph.end(module); one++) {
          if (graph.target(one) != Snapshot.NO_MODULE) {
            requests.add(graph.name(graph.request(one)));
          }
        }
        mentions.read(SourceText.of(project.path(module)), requests);
      }
    }
    return mentions.found();
  }

  /**
   * A file that is not used.
   *
   * @param path absolute, with slashes
   * @param isTested whether tests reach it
   */
  public record UnusedFile(String path, boolean isTested) {}

  /** All of them, in the order of paths. */
  public List<UnusedFile> find() {
    return unused;
  }

  /** Files that nothing imports and that texts of used ones name, in the order of paths. */
  Set<String> mentioned() {
    return mentioned;
  }

  private SortedSet<String> paths() {
    SortedSet<String> paths = new TreeSet<>();
    for (ProjectLayout.Member one : project.packages()) {
      if (hasEntry(one)) {
        for (Path file : sources.in(one.directory())) {
          String path = file.toString().replace('\\', '/');
          if (!isInner(one, path) && !project.ignores(path)) {
            paths.add(path);
          }
        }
      }
    }
    return paths;
  }

  /** Of a package of which nobody knows where it begins, all files would be unused. */
  boolean hasEntry(ProjectLayout.Member one) {
    BitSet program = project.program();
    for (int entry = program.nextSetBit(0); entry >= 0; entry = program.nextSetBit(entry + 1)) {
      String path = project.path(entry);
      if (isBelow(path, one) && !isInner(one, path)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBelow(String path, ProjectLayout.Member one) {
    return path.startsWith(one.directory().toString().replace('\\', '/') + "/");
  }

  /** Whether a file belongs to a package inside of one, which has entries of its own or none. */
  private boolean isInner(ProjectLayout.Member one, String path) {
    Manifest around = project.manifests().around(path);
    String directory = one.directory().toString().replace('\\', '/');
    return around != null && around.directory().startsWith(directory + "/");
  }
}
