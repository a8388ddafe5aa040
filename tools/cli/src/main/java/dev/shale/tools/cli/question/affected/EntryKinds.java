package dev.shale.tools.cli.question.affected;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.argument.Entry;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.nio.file.Path;

/** Which entries are tests, as {@code --tests} defines them. */
final class EntryKinds {
  private final Snapshot graph;
  private final boolean[] tests;

  private EntryKinds(Snapshot graph, boolean[] tests) {
    this.graph = graph;
    this.tests = tests;
  }

  static EntryKinds of(Session session) {
    Snapshot graph = session.graph();
    boolean[] tests = new boolean[graph.moduleCount()];
    for (Entry entry : session.entries()) {
      int module = graph.findModule(graph.findName(entry.file().path()));
      if (module != Snapshot.NO_MODULE) {
        tests[module] = isTest(session, entry);
      }
    }
    return new EntryKinds(graph, tests);
  }

  private static boolean isTest(Session session, Entry entry) {
    Path file = Path.of(entry.file().path());
    ProjectLayout.Member member = AffectedPackage.memberOf(session, file);
    Path folder = member == null ? session.inputs().root() : member.directory();
    String path = folder.relativize(file).toString().replace('\\', '/');
    return ProjectLayout.isTest(path, entry.origin());
  }

  boolean isTest(int module) {
    return graph.isEntry(module) && tests[module];
  }

  boolean isEntry(int module) {
    return graph.isEntry(module) && !tests[module];
  }
}
