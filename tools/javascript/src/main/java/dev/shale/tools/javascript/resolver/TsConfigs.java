package dev.shale.tools.javascript.resolver;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.resolver.request.Quotes;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfigFile;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfigReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tsconfig.json files of a build, each read once. Thread-safe; two threads may read the same
 * file, with the same result.
 */
final class TsConfigs {
  static final String NAME = "tsconfig.json";
  private static final String JAVASCRIPT_NAME = "jsconfig.json";

  private final FileTree tree;
  private final String explicit;
  private final TsConfigBases bases;
  private final ConcurrentHashMap<String, TsConfig> configs = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, TsConfigFile> files = new ConcurrentHashMap<>();

  /**
   * @param explicit the absolute path of the file that holds everywhere; empty for the nearest ones
   */
  TsConfigs(FileTree tree, String explicit) {
    this.tree = tree;
    this.explicit = explicit;
    bases = new TsConfigBases(tree);
  }

  /** What holds for the files of a directory, which remembers it. Packages have none. */
  TsConfig nearest(Directory directory) {
    if (directory.inNodeModules()) {
      return TsConfig.NONE;
    }
    if (!explicit.isEmpty()) {
      return config(explicit);
    }
    Entry typeScript = directory.settings(NAME);
    if (typeScript instanceof Entry.RegularFile) {
      return config(directory.pathOf(NAME));
    }
    Entry javaScript = directory.settings(JAVASCRIPT_NAME);
    TsConfig found =
        javaScript instanceof Entry.RegularFile
            ? config(directory.pathOf(JAVASCRIPT_NAME))
            : above(directory);
    found = passedOver(directory, JAVASCRIPT_NAME, javaScript, found);
    return passedOver(directory, NAME, typeScript, found);
  }

  private static TsConfig above(Directory directory) {
    Directory parent = directory.parent();
    return parent == null ? TsConfig.NONE : parent.tsConfig();
  }

  private static TsConfig passedOver(
      Directory directory, String name, Entry entry, TsConfig found) {
    return entry == Entry.Absent.ABSENT || entry instanceof Entry.RegularFile
        ? found
        : found.withWarning(FileTree.passedOver(directory.pathOf(name), entry));
  }

  /**
   * The project of a file, where it is not its directory's: the file is in none of the sources of
   * that one, and in those of a project that it refers to. Null for the directory's.
   */
  @Nullable TsConfig exception(Directory directory, String path) {
    TsConfig nearest = directory.tsConfig();
    if (!nearest.isSolution() || nearest.sources().contains(path)) {
      return null;
    }
    TsConfig referenced = referenced(nearest, path);
    return referenced != null || nearest.leads() ? referenced : broken(nearest);
  }

  /** A project that cannot be read might have the file. */
  private @Nullable TsConfig broken(TsConfig solution) {
    for (TsConfig.Reference reference : solution.references()) {
      TsConfig project = config(reference.path());
      if (project.problem() != null) {
        return bases.isAbsent(reference.path())
            ? TsConfig.broken(reference.path(), missing(solution, reference.place()))
            : project;
      }
    }
    return null;
  }

  private static Diagnostic missing(TsConfig solution, TsConfigFile.Place place) {
    String message = "It refers to " + Quotes.quoted(place.value()) + ", which does not exist";
    return Resolved.warning(solution.path(), place.line(), place.column(), message);
  }

  /** The first project that has a file: each comes before those that it refers to. */
  private @Nullable TsConfig referenced(TsConfig solution, String path) {
    Set<String> seen = new HashSet<>();
    Deque<TsConfig.Reference> next = new ArrayDeque<>(solution.references());
    while (!next.isEmpty()) {
      String reference = next.pop().path();
      if (!seen.add(reference)) {
        continue;
      }
      TsConfig project = config(reference);
      if (project.sources().contains(path)) {
        return project;
      }
      for (TsConfig.Reference other : project.references().reversed()) {
        next.push(other);
      }
    }
    return null;
  }

  /** What a file says, with all that it extends. */
  TsConfig config(String path) {
    TsConfig known = configs.get(path);
    if (known == null) {
      known = new TsConfigChain(this, bases, path).read();
      configs.put(path, known);
    }
    return known;
  }

  /** A file by itself, read once. */
  TsConfigFile file(String path) {
    TsConfigFile known = files.get(path);
    if (known == null) {
      known = read(path);
      files.put(path, known);
    }
    return known;
  }

  private TsConfigFile read(String path) {
    try {
      return TsConfigReader.read(path, tree.read(path));
    } catch (NoSuchFileException e) {
      bases.existing(path, ""); // For those who want to know when it appears.
      return TsConfigFile.broken(path, Resolved.warning(path, 0, 0, "the file does not exist"));
    } catch (IOException e) {
      return TsConfigFile.broken(path, Resolved.warning(path, 0, 0, FileTree.reason(path, e)));
    }
  }
}
