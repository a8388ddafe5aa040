package dev.shale.engine.discovery;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.util.function.IntUnaryOperator;

/**
 * Copies the rows of a graph into an empty one in the order in which a build would discover them:
 * breadth first from the entries, what only types lead to behind the program. So all ids are those
 * of a build of the same files. Costs what is copied; looks at no file.
 */
final class OrderedCopy implements AutoCloseable {
  private static final int FIRST_BYTES = 256;

  private final Snapshot from;
  private final InnerGraph inner;
  private final GraphWriter graph;
  private final Region region;

  /** By name of the original the name of the copy. */
  private final IntList names;

  /** By module of the original the module of the copy. */
  private final IntList copies;

  /** By module of the copy the one that it is a copy of. */
  private final IntList originals;

  /** Dependencies of the copy that are connected when all of the program is there, and targets. */
  private final IntList passive;

  private final IntUnaryOperator namesOfCopy = this::name;
  private byte[] text = new byte[FIRST_BYTES];

  /**
   * Nothing is copied yet.
   *
   * @param from in which nothing changes meanwhile
   * @param graph of an empty graph
   */
  OrderedCopy(Snapshot from, GraphWriter graph, Region owner) {
    this.from = from;
    inner = from.inner();
    this.graph = graph;
    region = owner.child("copy");
    names = filled(from.nameCount(), Snapshot.NO_NAME);
    copies = filled(from.moduleCount(), Snapshot.NO_MODULE);
    originals = new IntList(region);
    passive = new IntList(region);
  }

  private IntList filled(int count, int value) {
    IntList list = new IntList(region);
    for (int index = 0; index < count; index++) {
      list.add(value);
    }
    return list;
  }

  /** An entry; they come in the order in which they were given to the build. */
  void entry(int original) {
    graph.entry(discover(original, Snapshot.NO_DEPENDENCY));
  }

  /** Copies all that the entries lead to. */
  void run() {
    copyFrom(0);
    int programCount = originals.size();
    for (int index = 0; index < passive.size(); index += 2) {
      connect(passive.get(index), passive.get(index + 1));
    }
    copyFrom(programCount);
  }

  /** How many modules there are. */
  int moduleCount() {
    return originals.size();
  }

  /** The module that one of the copy is a copy of. */
  int original(int copy) {
    return originals.get(copy);
  }

  /** The copy of a module, or {@link Snapshot#NO_MODULE}. */
  int copy(int original) {
    return copies.get(original);
  }

  private void copyFrom(int first) {
    for (int copy = first; copy < originals.size(); copy++) {
      int original = originals.get(copy);
      if (from.kind(original).isFile() && TargetModules.isRead(from.moduleFlags(original))) {
        copyRows(original, copy);
      }
    }
  }

  private int discover(int original, int issuer) {
    int known = copies.get(original);
    if (known != Snapshot.NO_MODULE) {
      return known;
    }
    int copy = graph.addModule(name(from.identifier(original)), from.kind(original), issuer);
    copies.set(original, copy);
    originals.add(original);
    graph.addFlags(copy, from.moduleFlags(original));
    if (from.kind(original).isFile()) {
      graph.file(copy, from.kind(original), from.bytes(original));
      graph.source(copy, from.sourceLow(original), from.sourceHigh(original));
    }
    return copy;
  }

  private void copyRows(int original, int copy) {
    int begin = from.begin(original);
    int end = from.end(original);
    graph.beginDependencies(copy, end - begin);
    for (int dependency = begin; dependency < end; dependency++) {
      int added = graph.copyDependency(from, dependency, namesOfCopy);
      lead(added, from.dependencyFlags(dependency), from.target(dependency));
    }
    if (inner.begin(original) != inner.end(original)) {
      copyInner(original, copy);
    }
    if (from.exportBegin(original) != from.exportEnd(original)) {
      copyExports(original, copy);
    }
  }

  private void lead(int copy, int flags, int target) {
    if (target == Snapshot.NO_MODULE) {
      return;
    }
    if (DiscoveryOrder.isConnectedAtOnce(flags)) {
      connect(copy, target);
    } else {
      passive.add(copy);
      passive.add(target);
    }
  }

  /** A weak one brings nothing in: what it leads to is there for another reason. */
  private void connect(int copy, int target) {
    graph.connect(copy, discover(target, copy));
  }

  private void copyInner(int original, int copy) {
    int begin = inner.begin(original);
    int end = inner.end(original);
    graph.beginInner(copy, end - begin);
    for (int row = begin; row < end; row++) {
      int flags = inner.flags(row);
      boolean isReference = (flags & (InnerFlags.PART | InnerFlags.OF_PART)) == 0;
      int detail = inner.detail(row);
      graph.addInner(flags, inner.target(row), isReference ? path(detail) : detail);
    }
  }

  private void copyExports(int original, int copy) {
    int begin = from.exportBegin(original);
    int end = from.exportEnd(original);
    int shift = graph.working().begin(copy) - from.begin(original);
    graph.beginExports(copy, end - begin);
    for (int export = begin; export < end; export++) {
      int added = graph.addExport(name(from.exportName(export)), from.exportFlags(export));
      int dependency = from.exportDependency(export);
      if (dependency != Snapshot.NO_DEPENDENCY) {
        graph.reExport(added, dependency + shift, path(from.exportPath(export)));
      } else if (from.exportPath(export) != Snapshot.NO_NAME) {
        graph.exportLocal(added, name(from.exportPath(export)));
      }
      if (from.exportPart(export) != Snapshot.NO_PART) {
        graph.exportPart(added, from.exportPart(export));
      }
      int constant = from.constant(export);
      if (constant != Snapshot.NO_NAME) {
        graph.constant(added, name(constant));
      }
    }
  }

  private int name(int original) {
    if (original == Snapshot.NO_NAME) {
      return Snapshot.NO_NAME;
    }
    int known = names.get(original);
    if (known == Snapshot.NO_NAME) {
      known = intern(original);
      names.set(original, known);
    }
    return known;
  }

  private int path(int original) {
    if (original == Snapshot.NO_NAME) {
      return Snapshot.NO_NAME;
    }
    return graph.path(text, 0, copyText(original));
  }

  private int intern(int original) {
    return graph.name(text, 0, copyText(original));
  }

  private int copyText(int original) {
    int length = from.nameBytes(original);
    if (length > text.length) {
      text = new byte[Math.max(length, text.length * 2)];
    }
    return from.copyName(original, text, 0);
  }

  @Override
  public void close() {
    region.close();
  }
}
