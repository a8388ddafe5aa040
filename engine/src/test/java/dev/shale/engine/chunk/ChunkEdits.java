package dev.shale.engine.chunk;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Mutations;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A small program that is edited at random: requests that load together, later and apart, with
 * names and without, patterns, modules, types, sizes, starts. As a parser does, an edit of a module
 * writes all of its requests anew.
 */
final class ChunkEdits implements AutoCloseable {
  private static final ModuleKind SOURCE = new ModuleKind(0, "source", true);
  private static final DependencyKind IMPORT = new DependencyKind(0, "import");
  private static final DependencyKind LATER = new DependencyKind(1, "later", DependencyKind.LATER);
  private static final DependencyKind APART =
      new DependencyKind(2, "apart", DependencyKind.NAME_ONLY | DependencyKind.LATER);
  private static final DependencyKind PATTERN =
      new DependencyKind(3, "pattern", DependencyKind.PATTERN | DependencyKind.LATER);
  private static final Kinds KINDS =
      Kinds.of(List.of(SOURCE), List.of(IMPORT, LATER, APART, PATTERN));
  private static final int HINTS = BlockFlags.PREFETCH | BlockFlags.PRELOAD | BlockFlags.FETCH;
  private static final String[] NAMES = {"n", "o", "start0", "x[index]", "[request]y"};

  /**
   * A request.
   *
   * @param span where it is; those of one pattern have one
   * @param name of the chunk; empty for none
   */
  private record Request(
      DependencyKind kind,
      int target,
      int span,
      String name,
      int blockFlags,
      int flags,
      int order) {
    Request(DependencyKind kind, int target, int span, String name, int blockFlags, int flags) {
      this(kind, target, span, name, blockFlags, flags, 0);
    }
  }

  private final ModuleGraph graph = new ModuleGraph(KINDS, Region.UNLIMITED);
  private final GraphWriter writer = graph.writer();
  private final Random random;
  private final TreeMap<Integer, List<Request>> requests = new TreeMap<>();
  private final int most;
  private List<Start> starts;
  private int names;
  private int spans;

  ChunkEdits(Random random) {
    this.random = random;
    most = 4 + random.nextInt(14);
    int count = 2 + random.nextInt(most);
    for (int module = 0; module < count; module++) {
      add();
    }
    for (int module : List.copyOf(requests.keySet())) {
      for (int request = random.nextInt(5); request > 0; request--) {
        list(module).add(request(kind()));
      }
      write(module);
    }
    starts = randomStarts();
  }

  private List<Request> list(int module) {
    return requests.computeIfAbsent(module, key -> new ArrayList<>());
  }

  Snapshot graph() {
    return writer.working();
  }

  ModuleGraph owner() {
    return graph;
  }

  List<Start> starts() {
    return starts;
  }

  /** Tells of what was written since this was last called; returns how many modules that are. */
  void tell(LiveChunks live) {
    Mutations mutations = writer.mutations();
    if (mutations.isEverything()) {
      live.rebuilt();
    }
    boolean isGone = random.nextInt(4) == 0;
    for (int index = 0; index < mutations.count(); index++) {
      int module = mutations.module(index);
      boolean isThere = module < graph().moduleCount() && graph().moduleExists(module);
      if (isThere || !isGone) {
        live.changed(module);
      }
    }
    if (isGone) {
      live.gone();
    }
    mutations.clear();
  }

  private List<Start> randomStarts() {
    List<Start> made = new ArrayList<>();
    for (int start = random.nextInt(3); start >= 0; start--) {
      List<Integer> files = new ArrayList<>(List.of(any()));
      if (random.nextInt(4) == 0) {
        files.add(any());
      }
      boolean isDependent = !made.isEmpty() && random.nextInt(3) == 0;
      List<Integer> before = isDependent ? List.of(random.nextInt(made.size())) : List.of();
      String runtime = !isDependent && random.nextInt(4) == 0 ? "runtime" : "";
      made.add(new Start("start" + made.size(), files, before, runtime));
    }
    return made;
  }

  private int any() {
    List<Integer> modules = List.copyOf(requests.keySet());
    return modules.get(random.nextInt(modules.size()));
  }

  private DependencyKind kind() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> LATER;
      case 2 -> APART;
      default -> IMPORT;
    };
  }

  private Request request(DependencyKind kind) {
    boolean isNamed = kind.isLater() && random.nextInt(3) == 0;
    String name = isNamed ? NAMES[random.nextInt(NAMES.length)] : "";
    int flags = random.nextInt(8) == 0 ? DependencyFlags.TYPE_ONLY : 0;
    int hints = random.nextInt(3) == 0 ? random.nextInt(HINTS + 1) & HINTS : 0;
    return new Request(
        kind,
        any(),
        ++spans,
        name,
        blockFlags(kind) | hints | nesting(kind),
        flags,
        random.nextInt(4) - 1);
  }

  private int nesting(DependencyKind kind) {
    if (!kind.isLater() || random.nextInt(3) > 0) {
      return 0;
    }
    int place = random.nextInt(3) == 0 ? BlockFlags.IN_LATER : 0;
    return BlockFlags.ofDepth(1 + random.nextInt(2)) | place;
  }

  private int blockFlags(DependencyKind kind) {
    return switch (kind == LATER ? random.nextInt(6) : 0) {
      case 1 -> BlockFlags.EAGER;
      case 2 -> BlockFlags.JOINED;
      default -> 0;
    };
  }

  private void add() {
    int module =
        writer.addModule(writer.name("/p/m" + names++ + ".js"), SOURCE, Snapshot.NO_DEPENDENCY);
    writer.file(module, SOURCE, 1 + random.nextInt(100));
    requests.put(module, new ArrayList<>());
  }

  private void write(int module) {
    List<Request> list = list(module);
    writer.beginDependencies(module, list.size());
    for (Request request : list) {
      String text = request.kind() == PATTERN ? "./*.js" : "./x.js";
      int dependency = writer.addDependency(request.kind(), request.flags(), writer.name(text));
      writer.locate(dependency, request.span(), request.span() + 1, 1, 1);
      if (request.target() != Snapshot.NO_MODULE) {
        writer.connect(dependency, request.target());
      }
      int block = writer.working().block(dependency);
      if (block != Snapshot.NO_BLOCK && !request.name().isEmpty()) {
        writer.chunkName(block, writer.name(request.name()));
      }
      if (block != Snapshot.NO_BLOCK && request.blockFlags() != 0) {
        writer.blockFlags(block, request.blockFlags());
        writer.blockOrders(block, request.order(), -request.order());
      }
    }
  }

  /** What a module says about its requests becomes another. */
  private void hint(int module) {
    list(module)
        .replaceAll(one ->
            new Request(
                one.kind(),
                one.target(),
                one.span(),
                one.name(),
                one.blockFlags() ^ (random.nextInt(4) == 0 ? BlockFlags.PREFETCH : 0),
                one.flags(),
                random.nextInt(4) - 1));
    write(module);
  }

  /** Edits the program in one way. */
  void edit() {
    switch (random.nextInt(28)) {
      case 0 -> addOrRemove();
      case 1 -> starts = random.nextInt(3) == 0 ? randomStarts() : List.copyOf(starts);
      case 2 -> flag(any());
      case 3 -> writer.publish();
      case 4, 5 -> writer.file(any(), SOURCE, 1 + random.nextInt(100));
      case 6 -> pattern(any());
      case 7 -> kind(any());
      case 8, 9 -> change(any(), request(LATER));
      case 10 -> change(any(), request(APART));
      case 11, 12 -> write(any());
      case 13 -> twice(any());
      case 24, 25 -> split();
      case 26, 27 -> hint(any());
      case 14, 15, 16, 17 -> cut(any());
      default -> change(any(), request(IMPORT));
    }
  }

  private void addOrRemove() {
    if (requests.size() < most && random.nextBoolean()) {
      add();
    } else if (requests.size() > 3) {
      int module = any();
      if (starts.stream().noneMatch(start -> start.modules().contains(module))) {
        writer.removeModule(module);
        requests.remove(module);
        requests
            .values()
            .forEach(list -> list.replaceAll(one -> one.target() == module ? lost(one) : one));
      }
    }
  }

  private static Request lost(Request one) {
    return new Request(
        one.kind(), Snapshot.NO_MODULE, one.span(), one.name(), one.blockFlags(), one.flags());
  }

  private void flag(int module) {
    int flags = writer.working().moduleFlags(module);
    writer.moduleFlags(module, flags ^ ModuleFlags.FOR_TYPES);
  }

  private void kind(int module) {
    boolean isOther = random.nextInt(4) == 0;
    ModuleKind kind = isOther ? ModuleKind.EXTERNAL : SOURCE;
    writer.file(module, kind, graph().bytes(module));
  }

  /** All requests of a pattern stand side by side. */
  private void pattern(int module) {
    int span = ++spans;
    String name = random.nextBoolean() ? "" : NAMES[random.nextInt(NAMES.length)];
    int flags = random.nextBoolean() ? BlockFlags.LAZY_ONCE : 0;
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      list(module).add(new Request(PATTERN, any(), span, name, flags, 0));
    }
    write(module);
  }

  /** A request of a pattern becomes one of another expression, or of none. */
  private void split() {
    for (int module : requests.keySet()) {
      List<Request> list = list(module);
      int place = random.nextInt(list.size() + 1);
      if (place < list.size() && list.get(place).kind() == PATTERN) {
        Request one = list.get(place);
        int flags = random.nextInt(4) == 0 ? 0 : BlockFlags.LAZY_ONCE;
        list.set(
            place, new Request(PATTERN, one.target(), ++spans, one.name(), flags, one.flags()));
        write(module);
        return;
      }
    }
  }

  private void change(int module, Request request) {
    List<Request> list = list(module);
    int place = random.nextInt(list.size() + 1);
    if (list.size() > 5) {
      list.set(Math.min(place, list.size() - 1), request);
    } else {
      list.add(place, request);
    }
    write(module);
  }

  /** What a module asks for, it asks for in another place as well. */
  private void twice(int module) {
    List<Request> list = list(module);
    if (!list.isEmpty()) {
      list.add(random.nextInt(list.size()), list.get(random.nextInt(list.size())));
      write(module);
    }
  }

  private void cut(int module) {
    List<Request> list = list(module);
    if (!list.isEmpty()) {
      list.remove(random.nextInt(list.size()));
      write(module);
    }
  }

  @Override
  public void close() {
    graph.close();
  }
}
