package dev.shale.tools.javascript.project;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.glob.Folders;
import dev.shale.tools.javascript.glob.Globs;
import dev.shale.tools.javascript.resolver.PackageFiles;
import dev.shale.tools.javascript.resolver.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the entries of packages. Thread-safe. */
final class EntryFinder {
  static final List<String> CODE =
      List.of(".tsx", ".ts", ".jsx", ".js", ".mts", ".mjs", ".cts", ".cjs", ".vue", ".svelte");
  private static final List<String> NAMES =
      List.of(
          "src/index",
          "src/main",
          "index",
          "main",
          "app",
          "src/app",
          "server",
          "src/server",
          "mod");

  private static final String PLAIN_TESTS = "**/{test,spec}." + Framework.CODE;

  private static final List<String> BUILT =
      List.of("dist/", "build/", "out/", "coverage/", "node_modules/");

  /** What is there while people work. */
  private static final List<String> TOOLS =
      List.of(
          "*.{config,conf,workspace,setup}.CODE",
          "*.config.*.CODE",
          "{gulpfile,Gulpfile,Gruntfile,Jakefile}.CODE",
          "{scripts,tools,bin,cypress,e2e}/**/*.CODE",
          "{,**/}{example,examples,demo,demos,bench,benchmark,benchmarks}/**/*.CODE",
          "{.storybook,.config}/**/*.CODE",
          "**/*.{stories,story,bench,test-d}.CODE",
          "**/*.mdx");

  private final Map<Platform, PackageFiles> byPlatform = new EnumMap<>(Platform.class);

  /**
   * Looks for the entries of a package.
   *
   * @param files reads what belongs to it
   * @param withScripts whether files that scripts run count; those of a workspace are tools
   * @param extent which files are entries
   */
  ProjectLayout.Member find(
      Path directory, Manifest manifest, ProjectFiles files, boolean withScripts, Extent extent) {
    Search search = new Search(directory, manifest, files, PlatformChoice.of(manifest));
    search.fromDeno();
    search.fromManifest();
    search.fromFrameworks();
    if (search.found.isEmpty()) {
      search.fromWorkspaceFiles();
    }
    if (search.found.isEmpty()) {
      search.fromPage();
    }
    if (search.found.isEmpty() && withScripts) {
      search.fromScripts();
    }
    if (search.found.isEmpty()) {
      search.fromNames();
    }
    search.from(extent);
    return search.result();
  }

  /**
   * A package whose entries somebody else names.
   *
   * @param extent which other files are entries, too
   */
  ProjectLayout.Member tests(Path directory, Manifest manifest, ProjectFiles files, Extent extent) {
    PlatformChoice platform = PlatformChoice.of(manifest);
    if (!extent.hasTests()) {
      return member(directory, manifest, platform, List.of(), List.of());
    }
    Search search = new Search(directory, manifest, files, platform);
    search.from(extent);
    return search.result();
  }

  private static ProjectLayout.Member member(
      Path directory,
      Manifest manifest,
      PlatformChoice platform,
      List<ProjectLayout.Entry> entries,
      List<String> skipped) {
    return new ProjectLayout.Member(
        directory, manifest.name(), platform.platform(), platform.reason(), entries, skipped);
  }

  private synchronized PackageFiles packageFiles(Platform platform) {
    return byPlatform.computeIfAbsent(platform, EntryFinder::newPackageFiles);
  }

  private static PackageFiles newPackageFiles(Platform platform) {
    ResolverOptions options = ResolverOptions.of(platform, Mode.PRODUCTION);
    return new PackageFiles(
        Rules.of(
            options.conditionNames(), options.mainFields(), List.of(), options.extensions(), null));
  }

  /** Whether a path leads into a folder of outputs. */
  static boolean isBuilt(String path) {
    for (String folder : BUILT) {
      if (path.startsWith(folder) || path.contains("/" + folder)) {
        return true;
      }
    }
    return false;
  }

  static boolean isCode(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 && CODE.contains(name.substring(dot)) && !name.contains(".d.");
  }

  /** The search in one package. */
  private final class Search {
    private final Path directory;
    private final Manifest manifest;
    private final ProjectFiles files;
    private final PlatformChoice platform;
    private final PackageFiles packages;
    private final Outputs outputs;
    private final Map<String, String> found = new LinkedHashMap<>();
    private final List<String> skipped = new ArrayList<>();

    Search(Path directory, Manifest manifest, ProjectFiles files, PlatformChoice platform) {
      this.directory = directory;
      this.manifest = manifest;
      this.files = files;
      this.platform = platform;
      packages = packageFiles(platform.platform());
      outputs = new Outputs(packages, files);
    }

    ProjectLayout.Member result() {
      List<ProjectLayout.Entry> entries = new ArrayList<>();
      found.forEach((file, origin) -> entries.add(new ProjectLayout.Entry(Path.of(file), origin)));
      return member(directory, manifest, platform, entries, skipped);
    }

    private boolean take(EntryRule rule, String path) {
      return take(rule.label(), path);
    }

    private boolean take(String origin, String path) {
      Resolved file = outputs.find(directory, path);
      if (file.status() != Status.FILE) {
        skipped.add(origin + " names \"" + path + "\": " + file.message());
        return false;
      }
      found.putIfAbsent(file.path(), origin);
      return true;
    }

    private void takeFile(String origin, Path file) {
      found.putIfAbsent(file.toString().replace('\\', '/'), origin);
    }

    void fromDeno() {
      Map<String, Object> config = Deno.config(directory, files);
      if (config != null) {
        Deno.exports(config).values().forEach(path -> take(EntryRule.DENO, path));
      }
    }

    void fromManifest() {
      boolean hasSource = false;
      for (String path : manifest.texts("source")) {
        hasSource |= take(EntryRule.SOURCE, path);
      }
      if (manifest.has("exports")) {
        fromExports(hasSource);
      } else if (!hasSource) {
        fromMainFields();
      }
      for (String path : manifest.texts("bin")) {
        take(EntryRule.BIN, path);
      }
    }

    private void fromMainFields() {
      String module = manifest.text("module");
      String main = manifest.text("main");
      boolean isFound = !module.isEmpty() && take(EntryRule.MODULE, module);
      if (!isFound && !main.isEmpty()) {
        take(EntryRule.MAIN, main);
      }
      String browser = manifest.text("browser");
      if (!browser.isEmpty()) {
        take(EntryRule.BROWSER, browser);
      }
    }

    private void fromExports(boolean hasSource) {
      for (String key : packages.exportKeys(directory)) {
        String target = packages.exportTarget(directory, key);
        boolean isPattern = target.indexOf('*') >= 0;
        if (isPattern) {
          fromPattern(target.substring(2));
        } else if (target.startsWith("./") && isCode(target) && !(hasSource && key.equals("."))) {
          take(EntryRule.EXPORTS, target);
        }
      }
    }

    /** A star stands for folders, too. */
    private void fromPattern(String target) {
      int star = target.indexOf('*');
      String folder = target.substring(0, target.lastIndexOf('/', star) + 1);
      if (folder.isEmpty()) {
        skipped.add(
            "package.json exports name \"./" + target + "\", which fits every file of the package");
        return;
      }
      String below = target.substring(0, star) + "**/*" + target.substring(star + 1);
      int before = found.size();
      for (Path file : Folders.files(directory, below.replace("***/*", "**/*"))) {
        if (isCode(file.toString())) {
          take(EntryRule.EXPORTS, relative(file));
        }
      }
      if (found.size() == before) {
        fromSourcesOf(folder);
      }
    }

    /** Where nothing is built, the sources stand for all that would be. */
    private void fromSourcesOf(String folder) {
      for (Path file : Folders.files(directory, "src/**/*." + Framework.CODE)) {
        Resolved source = packages.source(directory, folder + relative(file).substring(4));
        if (source != null && source.path().equals(file.toString())) {
          takeFile(EntryRule.EXPORTS.label(), file);
        }
      }
    }

    private String relative(Path file) {
      return directory.relativize(file).toString().replace('\\', '/');
    }

    void fromFrameworks() {
      for (Framework framework : Framework.values()) {
        if (manifest.dependsOn(framework.dependency())) {
          for (String pattern : framework.patterns()) {
            fromFiles(framework.label(), pattern.replace("CODE", Framework.CODE));
          }
        }
      }
    }

    private void fromFiles(String origin, String pattern) {
      for (Path file : Globs.files(directory, pattern)) {
        if (!file.toString().contains(".d.")) {
          takeFile(origin, file);
        }
      }
    }

    void fromWorkspaceFiles() {
      Map<String, Object> angular = files.json(directory.resolve("angular.json"));
      if (angular != null && angular.get("projects") instanceof Map<?, ?> projects) {
        for (Object project : projects.values()) {
          fromBuilds(EntryRule.ANGULAR, project, "architect");
          fromBuilds(EntryRule.ANGULAR, project, "targets");
        }
      }
      Map<String, Object> nx = files.json(directory.resolve("project.json"));
      if (nx != null) {
        fromBuilds(EntryRule.NX, nx, "targets");
      }
    }

    private void fromBuilds(EntryRule rule, Object project, String field) {
      if (!(project instanceof Map<?, ?> fields) || !(fields.get(field) instanceof Map<?, ?> all)) {
        return;
      }
      for (Object build : all.values()) {
        if (build instanceof Map<?, ?> target && target.get("options") instanceof Map<?, ?> map) {
          for (String option : List.of("browser", "main", "server", "polyfills")) {
            if (map.get(option) instanceof String path && isCode(path)) {
              takeBuild(rule, path);
            }
          }
        }
      }
    }

    /** Such paths are relative to the root of the workspace, which may be further up. */
    private void takeBuild(EntryRule rule, String path) {
      for (Path level = directory; level != null; level = level.getParent()) {
        if (java.nio.file.Files.isRegularFile(level.resolve(path))) {
          takeFile(rule.label(), level.resolve(path).normalize());
          return;
        }
      }
      skipped.add(rule.label() + " names \"" + path + "\": no such file");
    }

    void fromPage() {
      fromFiles(EntryRule.HTML.label(), "{,src/,public/,app/}index.html");
    }

    void fromScripts() {
      if (manifest.field("scripts") instanceof Map<?, ?> scripts) {
        for (Object script : scripts.values()) {
          Scripts.files(script.toString()).stream()
              .filter(path -> packages.find(directory, path).status() == Status.FILE)
              .forEach(path -> take(EntryRule.SCRIPTS, path));
        }
      }
    }

    void fromNames() {
      for (String name : NAMES) {
        for (String extension : CODE) {
          Path file = directory.resolve(name + extension);
          if (java.nio.file.Files.isRegularFile(file)) {
            takeFile(name + extension, file);
            return;
          }
        }
      }
    }

    void from(Extent extent) {
      if (extent.hasTests()) {
        fromTests();
      }
      if (extent == Extent.DEVELOPMENT) {
        fromTools();
      }
    }

    private void fromTools() {
      fromFiles(EntryRule.TEST.label(), PLAIN_TESTS);
      for (String pattern : TOOLS) {
        fromFiles(EntryRule.TOOL.label(), pattern.replace("CODE", Framework.CODE));
      }
      for (Path file : ProjectWords.of(directory, files).files()) {
        takeFile(EntryRule.TOOL.label(), file);
      }
    }

    private void fromTests() {
      fromFiles(EntryRule.TEST.label(), TestFiles.NAMES);
      fromFiles(EntryRule.TEST.label(), TestFiles.FOLDERS);
    }
  }
}
