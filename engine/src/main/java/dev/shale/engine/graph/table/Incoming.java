package dev.shale.engine.graph.table;

/**
 * The other direction of the connections: for each module a list of those that lead to it.
 *
 * <p>The list is doubly linked through the connections' own rows, so taking a connection out costs
 * the same whether the module has one importer or all others as importers, and a removed module's
 * importers are found without a search. It costs eight bytes per connection and four per module,
 * lies in pages, and so belongs to versions and checkpoints. An array per module would be denser
 * but would have to move when it grows; sorted runs would have to be rebuilt.
 *
 * <p>The connection made last comes first.
 */
public final class Incoming {
  private final ModuleTable modules;
  private final ConnectionTable connections;

  public Incoming(ModuleTable modules, ConnectionTable connections) {
    this.modules = modules;
    this.connections = connections;
  }

  /** Makes a dependency lead to a module, or to none. */
  public void connect(int dependency, int target) {
    disconnect(dependency);
    if (target == Absent.NO_MODULE) {
      return;
    }
    int first = modules.firstIncoming(target);
    connections.target(dependency, target);
    connections.nextIncoming(dependency, first);
    if (first != Absent.NO_DEPENDENCY) {
      connections.previousIncoming(first, dependency);
    }
    modules.firstIncoming(target, dependency);
  }

  /** Makes a dependency lead nowhere. A module that it discovered has no issuer any more. */
  public void disconnect(int dependency) {
    int target = connections.target(dependency);
    if (target == Absent.NO_MODULE) {
      return;
    }
    unlink(dependency, target);
    if (modules.issuer(target) == dependency) {
      modules.issuer(target, Absent.NO_DEPENDENCY);
    }
  }

  private void unlink(int dependency, int target) {
    int next = connections.nextIncoming(dependency);
    int previous = connections.previousIncoming(dependency);
    if (previous == Absent.NO_DEPENDENCY) {
      modules.firstIncoming(target, next);
    } else {
      connections.nextIncoming(previous, next);
    }
    if (next != Absent.NO_DEPENDENCY) {
      connections.previousIncoming(next, previous);
    }
    connections.clear(dependency);
  }

  /** Makes all that lead to a module lead nowhere. */
  public void disconnectAll(int module) {
    int dependency = modules.firstIncoming(module);
    while (dependency != Absent.NO_DEPENDENCY) {
      int next = connections.nextIncoming(dependency);
      connections.clear(dependency);
      dependency = next;
    }
    modules.firstIncoming(module, Absent.NO_DEPENDENCY);
  }
}
