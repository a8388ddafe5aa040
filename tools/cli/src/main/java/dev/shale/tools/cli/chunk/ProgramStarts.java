package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.Start;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.argument.Inputs;
import dev.shale.tools.cli.argument.NamedEntry;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where a program starts: its entries that have names, and each other one under its path without
 * its extension. The only one of a program is called {@code main}.
 */
public final class ProgramStarts {
  private final Snapshot graph;
  private final PathNames paths;
  private final Predicate<Path> isBeside;
  private final Set<Integer> named = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final List<Start> starts = new ArrayList<>();

  private ProgramStarts(Snapshot graph, PathNames paths, Predicate<Path> isBeside) {
    this.graph = graph;
    this.paths = paths;
    this.isBeside = isBeside;
  }

  /** The starts of a project. */
  public static List<Start> of(Session session) {
    Inputs inputs = session.inputs();
    return of(session.graph(), inputs.named(), session.names(), inputs::isBeside);
  }

  static List<Start> of(Snapshot graph, List<NamedEntry> entries, PathNames paths) {
    return of(graph, entries, paths, file -> false);
  }

  private static List<Start> of(
      Snapshot graph, List<NamedEntry> entries, PathNames paths, Predicate<Path> isBeside) {
    ProgramStarts found = new ProgramStarts(graph, paths, isBeside);
    found.addNamed(entries);
    found.addOthers();
    return found.starts;
  }

  private void addNamed(List<NamedEntry> entries) {
    List<NamedEntry> present = new ArrayList<>();
    for (NamedEntry entry : entries) {
      if (!modules(entry).isEmpty()) {
        present.add(entry);
        names.add(entry.name());
      }
    }
    List<String> order = present.stream().map(NamedEntry::name).toList();
    for (NamedEntry entry : present) {
      List<Integer> modules = modules(entry);
      named.addAll(modules);
      List<Integer> before = new ArrayList<>();
      for (String name : entry.dependOn()) {
        if (order.contains(name)) {
          before.add(order.indexOf(name));
        }
      }
      starts.add(new Start(entry.name(), modules, before, entry.runtime()));
    }
  }

  private List<Integer> modules(NamedEntry entry) {
    List<Integer> modules = new ArrayList<>();
    for (Path file : entry.files()) {
      int module = graph.findModule(graph.findName(file.toString()));
      if (module != Snapshot.NO_MODULE) {
        modules.add(module);
      }
    }
    return modules;
  }

  private void addOthers() {
    List<Integer> others = new ArrayList<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      boolean isEntry = graph.moduleExists(module) && graph.isEntry(module);
      if (isEntry
          && !named.contains(module)
          && !isBeside.test(Path.of(graph.name(graph.identifier(module))))) {
        others.add(module);
      }
    }
    boolean isOnly = others.size() == 1 && starts.isEmpty();
    for (int module : others) {
      String name = isOnly ? ExportsAnswer.ONLY : name(paths.path(module));
      starts.add(Start.of(name, List.of(module)));
    }
  }

  private String name(String path) {
    int dot = path.lastIndexOf('.');
    String plain = dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    String name = names.add(plain) ? plain : path;
    names.add(name);
    return name;
  }
}
