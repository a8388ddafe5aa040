package dev.shale.tools.cli.question.affected;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.change.ChangedFile;
import dev.shale.tools.cli.change.Changes;
import dev.shale.tools.cli.change.JsonFile;
import dev.shale.tools.cli.change.LockChange;
import dev.shale.tools.cli.change.Lockfile;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.question.affected.InstalledPackages.Installed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a lockfile that has changed does: to the packages that it installs otherwise. */
final class LockfileEffect {
  private static final String MODULES = "node_modules/";

  private final InstalledPackages installed;
  private final GonePackages gone;
  private final Starts starts;

  LockfileEffect(InstalledPackages installed, GonePackages gone, Starts starts) {
    this.installed = installed;
    this.gone = gone;
    this.starts = starts;
  }

  /** Adds what a lockfile changes; says what that is. */
  List<String> add(ChangedFile file, Lockfile kind, Changes changes) {
    if (!changes.isBeforeKnown()) {
      return addAll(file, "what it changes is not known without --since");
    }
    byte[] before = changes.before().content(file.path());
    byte[] now = JsonFile.bytes(file.path());
    List<LockChange> packages = LockChange.between(kind, before, now);
    if (packages == null) {
      return addAll(file, "it cannot be compared with what it was");
    }
    if (packages.isEmpty()) {
      return List.of("it installs the same as before");
    }
    List<String> absent = new ArrayList<>();
    for (LockChange one : packages) {
      if (!add(file, one)) {
        absent.add(one.name());
      }
    }
    return notes(packages, absent);
  }

  private static List<String> notes(List<LockChange> packages, List<String> absent) {
    List<String> notes = new ArrayList<>();
    notes.add("it installs " + Numbers.counted(packages.size(), "package") + " otherwise");
    if (!absent.isEmpty()) {
      notes.add(
          (absent.size() == 1 ? "1 of them has" : Numbers.grouped(absent.size()) + " of them have")
              + " no module in the graph: "
              + String.join(", ", absent.stream().distinct().toList()));
    }
    return notes;
  }

  private List<String> addAll(ChangedFile file, String why) {
    Cause cause = Cause.ofPackage(file, why, Snapshot.NO_DEPENDENCY);
    for (Installed one : installed.all()) {
      one.modules().forEachInt(module -> starts.add(module, cause));
    }
    return List.of("all installed packages count as changed: " + why);
  }

  /** Adds a package; returns whether the graph has it. */
  private boolean add(ChangedFile file, LockChange change) {
    Path root = Objects.requireNonNull(file.path().getParent());
    Cause cause = Cause.ofPackage(file, change.text(), Snapshot.NO_DEPENDENCY);
    boolean isFound = false;
    for (Installed one : places(root, change)) {
      if (!change.folder().isEmpty() || change.concerns(one.version())) {
        one.modules().forEachInt(module -> starts.add(module, cause));
        isFound = true;
      }
    }
    if (change.now().isEmpty()) {
      gone.add(change.name(), new GonePackages.Gone(file, asker(root, change), change.text()));
    }
    return isFound;
  }

  private List<Installed> places(Path root, LockChange change) {
    return change.folder().isEmpty()
        ? installed.named(change.name())
        : installed.in(text(root.resolve(change.folder())));
  }

  /** The folder in which those lie who could ask for a package that is gone. */
  private static String asker(Path root, LockChange change) {
    String folder = change.folder();
    int end = folder.lastIndexOf(MODULES);
    return text(end < 0 ? root : root.resolve(folder.substring(0, end)));
  }

  private static String text(Path path) {
    return path.normalize().toString().replace('\\', '/');
  }
}
