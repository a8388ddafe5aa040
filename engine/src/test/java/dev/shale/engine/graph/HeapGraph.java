package dev.shale.engine.graph;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.collections.api.map.primitive.MutableIntObjectMap;
import org.eclipse.collections.impl.map.mutable.primitive.IntObjectHashMap;

/** A module graph of ordinary objects: slow, obvious, and copied whole whenever a state is kept. */
final class HeapGraph {
  final MutableIntObjectMap<Module> modules = new IntObjectHashMap<>();

  HeapGraph copy() {
    HeapGraph copy = new HeapGraph();
    modules.forEachKeyValue((id, module) -> copy.modules.put(id, module.copy()));
    return copy;
  }

  void remove(int id) {
    replaceDependencies(id);
    modules.remove(id);
    for (Module module : modules) {
      for (Dependency dependency : module.dependencies) {
        if (dependency.target == id) {
          dependency.target = Snapshot.NO_MODULE;
        }
      }
    }
  }

  /** Takes the dependencies and the exports of a module away. */
  void replaceDependencies(int id) {
    Module module = modules.get(id);
    module.dependencies.forEach(dependency -> connect(dependency, Snapshot.NO_MODULE));
    module.dependencies = new ArrayList<>();
    module.exports = new ArrayList<>();
  }

  void connect(Dependency dependency, int target) {
    Module before = modules.get(dependency.target);
    if (before != null && before.issuer == dependency.id) {
      before.issuer = Snapshot.NO_DEPENDENCY;
    }
    dependency.target = target;
  }

  static final class Module implements Cloneable {
    String identifier = "";
    ModuleKind kind = ToyKinds.ASSET;
    int flags;
    long bytes;
    int issuer = Snapshot.NO_DEPENDENCY;
    int depth = Snapshot.NOT_REACHED;
    int preOrder = Snapshot.NOT_REACHED;
    int postOrder = Snapshot.NOT_REACHED;
    int component = Snapshot.NOT_REACHED;
    boolean root;
    List<Dependency> dependencies = new ArrayList<>();
    List<Export> exports = new ArrayList<>();

    Module copy() {
      try {
        Module copy = (Module) clone();
        copy.dependencies = new ArrayList<>();
        dependencies.forEach(dependency -> copy.dependencies.add(dependency.copy()));
        copy.exports = new ArrayList<>();
        exports.forEach(export -> copy.exports.add(export.copy()));
        return copy;
      } catch (CloneNotSupportedException failure) {
        throw new AssertionError(failure);
      }
    }
  }

  static final class Dependency implements Cloneable {
    int id;
    DependencyKind kind = ToyKinds.IMPORT;
    int flags;
    String request = "";
    int target = Snapshot.NO_MODULE;
    int start;
    int end;
    int line;
    int column;
    String attributes = "";
    String chunkName = "";
    int order;

    Dependency copy() {
      try {
        return (Dependency) clone();
      } catch (CloneNotSupportedException failure) {
        throw new AssertionError(failure);
      }
    }
  }

  static final class Export implements Cloneable {
    int id;
    String name = "";
    int flags;
    int dependency = Snapshot.NO_DEPENDENCY;
    String path = "";
    String constant = "";

    Export copy() {
      try {
        return (Export) clone();
      } catch (CloneNotSupportedException failure) {
        throw new AssertionError(failure);
      }
    }
  }
}
