package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.tools.cli.checked.Edges;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** Modules import only what they may: what is allowed, nothing that is denied, no private part. */
final class Boundaries implements Check {
  private static final String ALLOW = "allow";
  private static final String DENY = "deny";
  private static final String TO = "to";
  private static final String VIA = "via";

  @Override
  public void run(CheckRun run) {
    BitSet from = run.from();
    BitSet allowed = run.modules(ALLOW);
    allowed.or(from);
    BitSet denied = run.modules(DENY);
    Publics publics = run.has(VIA) ? new Publics(run) : null;
    EdgeChoice choice = run.choice();
    Edges edges = run.edges();
    for (int edge = 0; edge < edges.count(); edge++) {
      int parent = edges.parent(edge);
      if (!from.get(parent) || !edges.isOf(choice, edge)) {
        continue;
      }
      int target = edges.target(edge);
      int dependency = edges.dependency(edge);
      if (denied.get(target)) {
        add(run, dependency, "imports {}, which it must not", target);
      } else if (run.has(ALLOW) && !allowed.get(target)) {
        add(run, dependency, "imports {}, which is not among what it may import", target);
      } else if (publics != null && publics.isPassedBy(parent, target)) {
        add(run, dependency, "imports {} past the public module of its folder", target);
      }
    }
  }

  private static void add(CheckRun run, int dependency, String template, int target) {
    run.addDependency(dependency, template, run.project().path(target));
  }

  /** The public modules of folders. What is in such a folder belongs together. */
  private static final class Publics {
    private final CheckRun run;
    private final BitSet to;
    private final BitSet via;
    private final Set<String> folders = new HashSet<>();

    Publics(CheckRun run) {
      this.run = run;
      via = run.modules(VIA);
      to = run.has(TO) ? run.modules(TO) : (BitSet) run.project().own().clone();
      for (int module = via.nextSetBit(0); module >= 0; module = via.nextSetBit(module + 1)) {
        folders.add(folder(run.project().path(module)));
      }
    }

    /** Whether somebody outside imports a private part. */
    boolean isPassedBy(int parent, int target) {
      if (!to.get(target) || via.get(target)) {
        return false;
      }
      String home = folder(run.project().path(target));
      while (!home.isEmpty() && !folders.contains(home)) {
        home = folder(home);
      }
      // Without a public module nobody outside may import it.
      return home.isEmpty()
          ? !to.get(parent) && run.has(TO)
          : !run.project().path(parent).startsWith(home + "/");
    }

    private static String folder(String path) {
      int slash = path.lastIndexOf('/');
      return slash <= 0 ? "" : path.substring(0, slash);
    }
  }
}
