package dev.shale.tools.javascript.project;

import dev.shale.tools.javascript.glob.Folders;
import dev.shale.tools.javascript.glob.Globs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The words in what sets a package up: its package.json, configuration files, workflows and shell
 * scripts. Who asks whether something is mentioned gets yes rather too often: comments count, too.
 * Immutable.
 */
public final class ProjectWords {
  /** Where a word ends; what is left are names, paths and options. */
  private static final String OTHER = "[^A-Za-z0-9@/._~+-]+";

  /** What says something about the package itself, or only lists what it depends on. */
  private static final Set<String> SILENT =
      Set.of(
          "name",
          "version",
          "description",
          "keywords",
          "author",
          "contributors",
          "repository",
          "homepage",
          "bugs",
          "license",
          "funding",
          "workspaces",
          "sideEffects",
          "types",
          "typings",
          "engines",
          "packageManager",
          "dependencies",
          "devDependencies",
          "peerDependencies",
          "peerDependenciesMeta",
          "optionalDependencies",
          "bundledDependencies",
          "bundleDependencies",
          "resolutions",
          "overrides");

  /** Name files that others take from the package, for whatever conditions. */
  private static final Set<String> PUBLISHED =
      Set.of("main", "module", "browser", "exports", "source", "bin", "files", "react-native");

  /** Files that set tools up, as they lie in a package. */
  private static final List<String> SETTINGS =
      List.of(
          "*.{config,conf,workspace,setup}.*",
          "*.config.*.*",
          "*.{json,jsonc,json5,yml,yaml,toml,sh,html}",
          "{gulpfile,Gulpfile,Gruntfile,Jakefile}.*",
          "{Makefile,Procfile,Justfile,justfile}",
          "Dockerfile*",
          ".storybook/*.*",
          ".github/workflows/*.*",
          ".husky/*",
          ".config/**/*.*",
          "scripts/**/*.sh",
          "{public,src}/{manifest.json,*.html}");

  /** Name packages without using them. */
  private static final String UNUSED =
      "package.json,package-lock.json,npm-shrinkwrap.json,pnpm-lock.yaml,shale.json,knip.json";

  private static final int MOST_BYTES = 1 << 20;
  private static final String INSTALLED = "node_modules/";

  private final Path directory;
  private final Set<String> words = new LinkedHashSet<>();
  private final Set<String> paths = new LinkedHashSet<>();

  private ProjectWords(Path directory) {
    this.directory = directory;
  }

  /** Reads what sets up the package of a directory. */
  public static ProjectWords of(Path directory) {
    return of(directory, new ProjectFiles());
  }

  static ProjectWords of(Path directory, ProjectFiles files) {
    ProjectWords words = new ProjectWords(directory);
    Map<String, Object> manifest = files.json(directory.resolve(Manifest.NAME));
    if (manifest != null) {
      manifest.forEach(words::addField);
    }
    for (String pattern : SETTINGS) {
      for (Path file : Globs.files(directory, pattern)) {
        words.addFile(file, files);
      }
    }
    // What is hidden sets something up; a walk over files leaves it out.
    for (String name : Folders.names(directory)) {
      Path file = directory.resolve(name);
      boolean isHidden = name.startsWith(".") && !name.startsWith(".env");
      if (isHidden && Files.isRegularFile(file)) {
        words.addFile(file, files);
        words.paths.add(name);
      }
    }
    return words;
  }

  private void addField(String key, Object value) {
    if (PUBLISHED.contains(key)) {
      List<String> texts = new ArrayList<>();
      Manifest.addTexts(value, texts);
      for (String text : texts) {
        paths.add(text.startsWith("./") ? text.substring(2) : text);
      }
    } else if (!SILENT.contains(key)) {
      add(key);
      addValue(value);
    }
  }

  private void addValue(Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> addBoth(key, inner));
    } else if (value instanceof List<?> list) {
      list.forEach(this::addValue);
    } else {
      add(String.valueOf(value));
    }
  }

  private void addBoth(Object key, Object value) {
    add(key.toString());
    addValue(value);
  }

  private void addFile(Path file, ProjectFiles files) {
    String name = String.valueOf(file.getFileName());
    boolean isUnused = List.of(UNUSED.split(",", -1)).contains(name);
    byte[] bytes = isUnused ? null : files.bytes(file);
    if (bytes != null && bytes.length <= MOST_BYTES) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      // Findings that are known name what is not used.
      boolean isOwn = text.contains("\"shale.");
      if (!isOwn) {
        add(text);
      }
    }
  }

  private void add(String text) {
    for (String word : text.split(OTHER, -1)) {
      if (!word.isEmpty()) {
        addWord(word);
      }
    }
  }

  private void addWord(String word) {
    String plain = word.startsWith("./") ? word.substring(2) : word;
    if (!words.add(plain)) {
      return;
    }
    if (plain.indexOf('/') >= 0 || plain.indexOf('.') > 0) {
      paths.add(plain);
    }
    int installed = plain.lastIndexOf(INSTALLED);
    addBeginnings(installed < 0 ? plain : plain.substring(installed + INSTALLED.length()));
    words.add(plain.substring(plain.lastIndexOf('/') + 1));
    int version = plain.lastIndexOf('@');
    if (version > 0) {
      words.add(plain.substring(0, version));
    }
  }

  /** {@code a/b/c} mentions {@code a} and {@code a/b}. */
  private void addBeginnings(String path) {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      words.add(path.substring(0, slash));
    }
    words.add(path);
  }

  /** Whether a name is mentioned, or a path that begins or ends with it. */
  public boolean has(String name) {
    return words.contains(name);
  }

  /** The files of code that are mentioned by their path, with or without extension. */
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (String path : paths) {
      String plain = path.startsWith("/") ? path.substring(1) : path;
      boolean isPlace = !plain.isEmpty() && !plain.endsWith("/") && !plain.contains(INSTALLED);
      if (isPlace) {
        addFileOf(Objects.requireNonNull(plain), files);
      }
    }
    return files;
  }

  private void addFileOf(String path, List<Path> files) {
    if (EntryFinder.isCode(path)) {
      addIfThere(path, files);
    } else if (path.indexOf('/') > 0) {
      for (String extension : EntryFinder.CODE) {
        addIfThere(path + extension, files);
      }
    }
  }

  private void addIfThere(String path, List<Path> files) {
    Path file = directory.resolve(path).normalize();
    boolean isBuilt = EntryFinder.isBuilt(path);
    if (!isBuilt && file.startsWith(directory) && Files.isRegularFile(file)) {
      files.add(file);
    }
  }
}
