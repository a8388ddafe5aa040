package dev.shale.tools.cli.unused;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Diagnostic.Code;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the answer to what is unused cannot know, a sentence each without its dot. */
public final class Unknowns {
  private final UsedProject project;
  private final List<String> sentences = new ArrayList<>();

  private Unknowns(UsedProject project) {
    this.project = project;
  }

  /**
   * All of a project.
   *
   * @param hasExports whether it is about exports
   * @param uninstalled packages of which nobody knows the commands
   */
  public static List<String> of(UsedProject project, boolean hasExports, Set<String> uninstalled) {
    Unknowns unknowns = new Unknowns(project);
    if (hasExports) {
      unknowns.sentences.add(
          "exports of types and of CommonJS modules and members of classes and enums are not looked"
              + " at");
      unknowns.addWholes();
    }
    unknowns.addFiles();
    unknowns.addRequests();
    unknowns.addPackages();
    if (!uninstalled.isEmpty()) {
      unknowns.sentences.add(
          "whether dependencies are needed that are not installed: " + few(uninstalled));
    }
    return unknowns.sentences;
  }

  private static String few(Set<String> names) {
    List<String> sorted = List.copyOf(new TreeSet<>(names));
    int most = 5;
    String shown = String.join(", ", sorted.subList(0, Math.min(most, sorted.size())));
    int more = sorted.size() - most;
    return more > 0 ? shown + " and " + Numbers.grouped(more) + " more" : shown;
  }

  private void addFiles() {
    Set<String> broken = new TreeSet<>();
    for (Diagnostic diagnostic : project.session().report().diagnostics()) {
      boolean isUnread =
          diagnostic.code().equals(Code.SYNTAX)
              || diagnostic.code().equals(Code.UNREADABLE)
              || diagnostic.code().equals(Code.ENCODING);
      if (isUnread && diagnostic.severity() == Diagnostic.Severity.ERROR) {
        broken.add(project.session().text().path(diagnostic.path()));
      }
    }
    if (!broken.isEmpty()) {
      sentences.add(
          Numbers.counted(broken.size(), "file")
              + " could not be read whole, so what they use may be missing: "
              + few(broken));
    }
  }

  private void addRequests() {
    Snapshot graph = project.graph();
    BitSet own = project.own();
    DependencyCursor cursor = graph.dependencies();
    int patternCount = 0;
    for (int module = own.nextSetBit(0); module >= 0; module = own.nextSetBit(module + 1)) {
      for (cursor.of(module); cursor.next(); ) {
        boolean isNowhere = cursor.target() == Snapshot.NO_MODULE;
        patternCount += isNowhere && !cursor.kind().isResolved() ? 1 : 0;
      }
    }
    if (patternCount > 0) {
      sentences.add(
          "not followed: "
              + Numbers.counted(patternCount, "pattern")
              + " of requests, such as"
              + " import(`./${x}`)");
    }
    int nowhereCount = 0;
    for (Diagnostic diagnostic : project.session().report().diagnostics()) {
      nowhereCount += diagnostic.code().equals(Code.UNRESOLVED) ? 1 : 0;
    }
    if (nowhereCount > 0) {
      sentences.add(
          Numbers.counted(nowhereCount, "request")
              + " that no file was found for; what they mean counts as not imported");
    }
  }

  private void addWholes() {
    Snapshot graph = project.graph();
    BitSet own = project.own();
    int count = 0;
    for (int module = own.nextSetBit(0); module >= 0; module = own.nextSetBit(module + 1)) {
      boolean isWhole =
          graph.kind(module).equals(JavaScriptKinds.ESM)
              && !graph.isEntry(module)
              && project.all().usedWhole(module) != 0;
      count += isWhole ? 1 : 0;
    }
    if (count > 0) {
      sentences.add(
          Numbers.counted(count, "module")
              + " used in a way that does not say which exports, so all of them count as used");
    }
  }

  private void addPackages() {
    UnusedFiles files = project.files();
    if (!files.mentioned().isEmpty()) {
      sentences.add(
          Numbers.counted(files.mentioned().size(), "file")
              + " that nothing imports, and that a text names, so they count as used");
    }
    Set<String> without = new TreeSet<>();
    List<ProjectLayout.Member> packages = project.packages();
    for (ProjectLayout.Member one : packages) {
      boolean isRoot = packages.size() > 1 && one.equals(packages.getFirst());
      if (!isRoot && !files.hasEntry(one)) {
        without.add(project.session().text().path(one.directory().toString().replace('\\', '/')));
      }
    }
    int skippedCount = project.session().inputs().skipped().size();
    if (skippedCount > 0) {
      sentences.add(
          "what "
              + Numbers.counted(skippedCount, "entry")
              + " would use that package.json names and that are not there; 'shale graph' lists them");
    }
    if (!without.isEmpty()) {
      sentences.add(
          Numbers.counted(without.size(), "package")
              + " without an entry, so nothing is said of its files: "
              + few(without));
    }
  }
}
