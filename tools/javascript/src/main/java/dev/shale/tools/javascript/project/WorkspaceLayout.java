package dev.shale.tools.javascript.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that say which folders are the packages of a workspace, the first that is there. */
enum WorkspaceLayout {
  PNPM("pnpm-workspace.yaml") {
    @Override
    @Nullable List<String> patterns(Path root, Manifest manifest, ProjectFiles files) {
      byte[] bytes = files.bytes(root.resolve(file()));
      return bytes == null ? null : PnpmWorkspace.packages(root.resolve(file()), bytes, files);
    }
  },
  NPM("package.json workspaces") {
    @Override
    @Nullable List<String> patterns(Path root, Manifest manifest, ProjectFiles files) {
      return manifest.workspaces();
    }
  },
  LERNA("lerna.json") {
    @Override
    @Nullable List<String> patterns(Path root, Manifest manifest, ProjectFiles files) {
      Map<String, Object> lerna = files.json(root.resolve(file()));
      return lerna == null ? null : texts(lerna.getOrDefault("packages", "packages/*"));
    }
  },
  RUSH("rush.json") {
    @Override
    @Nullable List<String> patterns(Path root, Manifest manifest, ProjectFiles files) {
      Map<String, Object> rush = files.json(root.resolve(file()));
      if (rush == null || !(rush.get("projects") instanceof List<?> projects)) {
        return null;
      }
      List<String> folders = new ArrayList<>();
      for (Object project : projects) {
        if (project instanceof Map<?, ?> fields
            && fields.get("projectFolder") instanceof String folder) {
          folders.add(folder);
        }
      }
      return folders;
    }
  },
  DENO("deno.json workspace") {
    @Override
    @Nullable List<String> patterns(Path root, Manifest manifest, ProjectFiles files) {
      Map<String, Object> deno = Deno.config(root, files);
      Object workspace = deno == null ? null : deno.get("workspace");
      if (workspace instanceof Map<?, ?> map) {
        workspace = map.get("members");
      }
      return workspace instanceof List<?> ? texts(workspace) : null;
    }
  },
  NX("nx.json") {
    @Override
    @Nullable List<String> patterns(Path root, Manifest manifest, ProjectFiles files) {
      return files.json(root.resolve(file())) == null ? null : List.of("**");
    }

    @Override
    List<String> markers() {
      return List.of("project.json");
    }
  };

  private final String label;

  WorkspaceLayout(String label) {
    this.label = label;
  }

  /** What names the packages, for people. */
  String label() {
    return label;
  }

  /** The name of the file, which begins the label. */
  String file() {
    int space = label.indexOf(' ');
    return space < 0 ? label : label.substring(0, space);
  }

  /** The files one of which a folder has that is a package. */
  List<String> markers() {
    return this == DENO ? Deno.NAMES : List.of(Manifest.NAME);
  }

  /**
   * Patterns of folders, relative to the root; those that begin with {@code !} take folders away.
   * Null where the directory is no root of this layout.
   */
  abstract @Nullable List<String> patterns(Path root, Manifest manifest, ProjectFiles files);

  /** The names of all files that say how a project is laid out. */
  static Set<String> fileNames() {
    Set<String> names = new HashSet<>(Deno.NAMES);
    for (WorkspaceLayout layout : values()) {
      names.add(layout.file());
      names.addAll(layout.markers());
    }
    return names;
  }

  private static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    Manifest.addTexts(value, texts);
    return texts;
  }
}
