package dev.shale.tools.cli.question.affected;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.change.ChangedFile;
import dev.shale.tools.cli.change.Changes;
import dev.shale.tools.cli.change.JsonFile;
import dev.shale.tools.cli.change.Lockfile;
import dev.shale.tools.cli.change.ManifestChange;
import dev.shale.tools.cli.change.TsConfigs;
import dev.shale.tools.cli.question.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What each changed file has to do with the graph. */
final class FileEffects {
  private final Snapshot graph;
  private final Changes changes;
  private final Starts starts;
  private final GoneFiles goneFiles = new GoneFiles();
  private final GonePackages gonePackages = new GonePackages();
  private final ProjectSettings settings;
  private final LockfileEffect lockfiles;
  private final ManifestEffect manifests;
  private final GoneRequests requests;

  FileEffects(
      Session session,
      BuildArguments arguments,
      Path working,
      Changes changes,
      EdgeChoice edges,
      Starts starts) {
    graph = session.graph();
    this.changes = changes;
    this.starts = starts;
    settings = new ProjectSettings(session, arguments, working, changes);
    InstalledPackages installed = new InstalledPackages(graph);
    lockfiles = new LockfileEffect(installed, gonePackages, starts);
    manifests = new ManifestEffect(graph, installed, gonePackages, new PackageFolders(), starts);
    requests = new GoneRequests(session, goneFiles, gonePackages, starts, edges);
  }

  /** What one file says, before it is known who asks for it. */
  private record Said(ChangedFile file, boolean isPart, boolean isAll, List<String> notes) {}

  /** Adds where the search begins; says what each file has to do with that. */
  List<Effect> find() {
    List<Said> said = new ArrayList<>();
    addTsConfigs();
    for (ChangedFile file : changes.files()) {
      said.add(say(file));
    }
    requests.find();
    List<Effect> effects = new ArrayList<>();
    for (Said one : said) {
      int count = starts.count(one.file().text());
      boolean isPart = one.isPart() || count > 0;
      List<String> notes = isPart ? one.notes() : List.of();
      effects.add(new Effect(one.file(), isPart, count, one.isAll(), notes));
    }
    return effects;
  }

  private Said say(ChangedFile file) {
    int module = module(file);
    boolean isModule = module != Snapshot.NO_MODULE && graph.kind(module).isFile();
    if (isModule) {
      starts.add(module, Cause.content(file));
    }
    if (file.isDeleted()) {
      goneFiles.add(file);
    } else if (Files.isDirectory(file.path())) {
      addBelow(file);
    }
    List<String> notes = new ArrayList<>();
    String all = settings.reasonForAll(file);
    if (!all.isEmpty()) {
      starts.addAll(Cause.settings(file, all));
      notes.add("all modules count as changed: " + all);
    }
    boolean isSettings = addSettings(file, notes);
    return new Said(file, isModule || isSettings || !all.isEmpty(), !all.isEmpty(), notes);
  }

  /** The module of a file, or of what it is a link to. */
  private int module(ChangedFile file) {
    int module = graph.findModule(graph.findName(file.text()));
    if (module != Snapshot.NO_MODULE || !Files.isSymbolicLink(file.path())) {
      return module;
    }
    try {
      String real = file.path().toRealPath().toString().replace('\\', '/');
      return graph.findModule(graph.findName(real));
    } catch (IOException broken) {
      return Snapshot.NO_MODULE;
    }
  }

  /** A submodule, or a repository in this one, of which only the folder is known. */
  private void addBelow(ChangedFile folder) {
    String begin = folder.text() + "/";
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module) && graph.name(graph.identifier(module)).startsWith(begin)) {
        starts.add(module, Cause.content(folder));
      }
    }
  }

  private boolean addSettings(ChangedFile file, List<String> notes) {
    Lockfile lockfile = Lockfile.named(file.name());
    if (lockfile != null) {
      notes.addAll(lockfiles.add(file, lockfile, changes));
      return true;
    }
    if (file.name().equals(PackageFolders.MANIFEST)) {
      ManifestChange change = ManifestEffect.change(file, changes);
      notes.addAll(manifests.add(file, change, changes.isBeforeKnown()));
      return true;
    }
    if (TsConfigs.isName(file.name())) {
      notes.add(isSame(file) ? "it says the same as before" : tsConfigNote(file));
      return true;
    }
    notes.addAll(settings.notes(file));
    return !notes.isEmpty();
  }

  private String tsConfigNote(ChangedFile file) {
    return starts.count(file.text()) == 0
        ? "it governs no module of the graph"
        : "it governs the modules of its folder, or of files that extend it";
  }

  /** Whether only comments and white space are others. */
  private boolean isSame(ChangedFile file) {
    if (!changes.isBeforeKnown() || file.isDeleted()) {
      return false;
    }
    Map<String, Object> before = JsonFile.read(changes.before().content(file.path()));
    return before != null && before.equals(JsonFile.read(JsonFile.bytes(file.path())));
  }

  private void addTsConfigs() {
    for (ChangedFile file : changes.files()) {
      if (TsConfigs.isName(file.name()) && !isSame(file)) {
        TsConfigs configs = new TsConfigs(new HashSet<>(Set.of(file.path())), settings.tsconfig());
        addGoverned(configs, Cause.settings(file, ""));
      }
    }
  }

  private void addGoverned(TsConfigs configs, Cause cause) {
    for (int module = 0; module < graph.moduleCount(); module++) {
      boolean isOwn =
          graph.moduleExists(module) && graph.kind(module).isFile() && !graph.isInstalled(module);
      if (isOwn) {
        Path path = Path.of(graph.name(graph.identifier(module)));
        if (configs.govern(Objects.requireNonNull(path.getParent()))) {
          starts.add(module, cause);
        }
      }
    }
  }
}
