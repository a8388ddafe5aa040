package dev.shale.tools.cli.unused;

import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who imports a name, as it is written: those count that use it as a type, or in code that nobody
 * calls. So what is found to be unused can be deleted whatever else is.
 */
final class NameUsers {
  /** Who uses something. */
  enum Users {
    NOBODY,
    TESTS,
    ALL
  }

  private final UsedProject project;
  private final Snapshot graph;
  private final Map<Integer, SourceText> texts = new HashMap<>();
  private final Map<Integer, ImportClause> clauses = new HashMap<>();

  NameUsers(UsedProject project) {
    this.project = project;
    graph = project.graph();
  }

  SourceText text(int module) {
    return Objects.requireNonNull(
        texts.computeIfAbsent(module, one -> SourceText.of(project.path(one))));
  }

  /** Who imports a name of a module, through any re-exports. */
  Users of(int module, String name) {
    return of(module, name, new HashSet<>());
  }

  private Users of(int module, String name, Set<String> seen) {
    if (!seen.add(module + " " + name)) {
      return Users.NOBODY;
    }
    Users users = Users.NOBODY;
    for (int[] importer : importers(module)) {
      Users found = by(importer[0], importer[1], name, seen);
      users = found.compareTo(users) > 0 ? found : users;
      if (users == Users.ALL) {
        break;
      }
    }
    return users;
  }

  /** The imports and re-exports that ask for a name of a module, in the order of modules. */
  List<Integer> places(int module, String name) {
    List<Integer> places = new ArrayList<>();
    for (int[] importer : importers(module)) {
      boolean isClause =
          graph.dependencyKind(importer[1]).equals(JavaScriptKinds.IMPORT)
              || graph.dependencyKind(importer[1]).equals(JavaScriptKinds.EXPORT_FROM);
      boolean asks =
          isClause
              && clause(importer[0], importer[1]).names().stream()
                  .anyMatch(asked -> asked.asked().equals(name));
      if (asks) {
        places.add(importer[1]);
      }
    }
    places.sort(
        Comparator.comparing((Integer place) -> project.path(graph.parent(place)))
            .thenComparing(place -> place));
    return places;
  }

  /** Whether an entry exports a name on, itself or in a namespace. */
  boolean isPublic(int module, String name) {
    return isPublic(module, name, new HashSet<>());
  }

  private boolean isPublic(int module, String name, Set<String> seen) {
    if (!seen.add(module + " " + name)) {
      return false;
    }
    for (int[] importer : importers(module)) {
      for (String exported : exported(importer[0], importer[1], name)) {
        boolean isEntry = graph.isEntry(importer[0]) && !project.tests().get(importer[0]);
        if (isEntry || isPublic(importer[0], exported, seen)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The names by which a module exports a name of another one. */
  private List<String> exported(int importer, int dependency, String name) {
    List<String> names = new ArrayList<>();
    boolean isExport = graph.dependencyKind(dependency).equals(JavaScriptKinds.EXPORT_FROM);
    boolean isImport = graph.dependencyKind(dependency).equals(JavaScriptKinds.IMPORT);
    if (!isExport && !isImport) {
      return names;
    }
    ImportClause clause = clause(importer, dependency);
    if (clause.isWhole()) {
      // A namespace that is exported by another statement.
      names.add(name);
    } else if (clause.isStar()) {
      names.add(clause.namespace().isEmpty() ? name : clause.namespace());
    }
    for (ImportClause.Name asked : clause.names()) {
      if (asked.asked().equals(name) && !asked.exported().isEmpty()) {
        names.add(asked.exported());
      }
    }
    return names;
  }

  /** Pairs of a module and one of its dependencies; the cursor is free for others then. */
  private List<int[]> importers(int module) {
    List<int[]> importers = new ArrayList<>();
    IncomingCursor cursor = graph.incoming();
    for (cursor.of(module); cursor.next(); ) {
      importers.add(new int[] {cursor.source(), cursor.dependency()});
    }
    return importers;
  }

  private Users by(int importer, int dependency, String name, Set<String> seen) {
    boolean isImport = graph.dependencyKind(dependency).equals(JavaScriptKinds.IMPORT);
    boolean isExport = graph.dependencyKind(dependency).equals(JavaScriptKinds.EXPORT_FROM);
    if (!isImport && !isExport) {
      // What runs is known to the graph.
      return graph.isTypeOnly(dependency) ? one(importer) : Users.NOBODY;
    }
    ImportClause clause = clause(importer, dependency);
    if (clause.isWhole()) {
      boolean isNamed = text(importer).word(name, 0) >= 0;
      return isNamed ? one(importer) : Users.NOBODY;
    }
    if (clause.isStar()) {
      return byStar(importer, clause.namespace(), name, seen);
    }
    Users users = Users.NOBODY;
    for (ImportClause.Name asked : clause.names()) {
      if (asked.asked().equals(name)) {
        Users found = isExport ? exported(importer, asked.exported(), seen) : one(importer);
        users = found.compareTo(users) > 0 ? found : users;
      }
    }
    return users;
  }

  private Users byStar(int importer, String namespace, String name, Set<String> seen) {
    if (!namespace.isEmpty()) {
      return exported(importer, namespace, seen);
    }
    return name.equals("default") ? Users.NOBODY : exported(importer, name, seen);
  }

  private Users exported(int importer, String name, Set<String> seen) {
    return graph.isEntry(importer) ? one(importer) : of(importer, name, seen);
  }

  private Users one(int importer) {
    return project.used().get(importer) || graph.isInstalled(importer) ? Users.ALL : Users.TESTS;
  }

  private ImportClause clause(int importer, int dependency) {
    return Objects.requireNonNull(
        clauses.computeIfAbsent(
            dependency,
            one -> {
              SourceText source = text(importer);
              return ImportClause.before(source, source.offset(graph.line(one), graph.column(one)));
            }));
  }
}
