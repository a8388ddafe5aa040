package dev.shale.engine.chunk;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A program in words: {@code a > b} loads together, {@code a ~ b} later, {@code a ~n b} later in a
 * chunk called n, {@code a * b} apart. A sign with a digit behind it is of a request in so many
 * blocks, with {@code ^} of one that begins later, and with {@code +} of one that is joined. A
 * module has ten bytes.
 */
final class ChunkProgram implements AutoCloseable {
  static final int BYTES = 10;

  private static final ModuleKind SOURCE = new ModuleKind(0, "source", true);
  private static final DependencyKind IMPORT = new DependencyKind(0, "import");
  private static final DependencyKind LATER = new DependencyKind(1, "later", DependencyKind.LATER);
  private static final DependencyKind APART =
      new DependencyKind(2, "apart", DependencyKind.NAME_ONLY | DependencyKind.LATER);
  private static final Kinds KINDS = Kinds.of(List.of(SOURCE), List.of(IMPORT, LATER, APART));

  /**
   * A request.
   *
   * @param how the sign, with the name of a chunk behind it
   */
  record Request(String from, String how, String to) {}

  final List<Request> requests = new ArrayList<>();
  final List<Start> starts = new ArrayList<>();
  final Map<String, Integer> modules = new LinkedHashMap<>();
  private final ModuleGraph graph;
  private int spans;

  ChunkProgram(List<String> entries, String... texts) {
    for (String text : texts) {
      requests.add(request(text));
    }
    graph = new ModuleGraph(KINDS, Region.UNLIMITED);
    GraphWriter writer = graph.writer();
    entries.forEach(entry -> entry(entry, writer));
    for (Request request : requests) {
      module(request.from(), writer);
      module(request.to(), writer);
    }
    for (String from : modules.keySet()) {
      writer.beginDependencies(module(from));
      for (Request request : requests) {
        if (request.from().equals(from)) {
          add(request, writer);
        }
      }
    }
    graph.writer().publish();
  }

  private static Request request(String text) {
    String[] words = text.split(" ", -1);
    return new Request(words[0], words[1], words[2]);
  }

  /** Gives a module other requests, all of which are its own and lead to modules that there are. */
  void rewrite(String module, String... texts) {
    GraphWriter writer = graph.writer();
    writer.beginDependencies(module(module));
    for (String text : texts) {
      add(request(text), writer);
    }
    writer.publish();
  }

  /** Gives the file of a module another size. */
  void resize(String module, int bytes) {
    graph.writer().file(module(module), SOURCE, bytes);
  }

  /** Adds bits of {@link dev.shale.engine.graph.ModuleFlags}. */
  void flag(String module, int flags) {
    graph.writer().addFlags(module(module), flags);
  }

  /** {@code name=module,module} with {@code <before} for each start that it depends on. */
  private void entry(String text, GraphWriter writer) {
    String[] parts = text.split("<", -1);
    String[] words = parts[0].split("=", -1);
    List<Integer> files = new ArrayList<>();
    for (String file : words[1].split(",", -1)) {
      files.add(module(file, writer));
    }
    List<Integer> before = new ArrayList<>();
    for (int part = 1; part < parts.length; part++) {
      before.add(starts.stream().map(Start::name).toList().indexOf(parts[part]));
    }
    starts.add(new Start(words[0], files, before, ""));
  }

  private int module(String name, GraphWriter writer) {
    return modules.computeIfAbsent(
        name,
        one -> {
          int module = writer.addModule(writer.name(one), SOURCE, Snapshot.NO_DEPENDENCY);
          writer.file(module, SOURCE, BYTES);
          return module;
        });
  }

  private void add(Request request, GraphWriter writer) {
    DependencyKind kind =
        switch (request.how().charAt(0)) {
          case '~' -> LATER;
          case '*' -> APART;
          default -> IMPORT;
        };
    int dependency = writer.addDependency(kind, 0, writer.name(request.to()));
    writer.connect(dependency, module(request.to()));
    writer.locate(dependency, ++spans, spans + 1, 1, 1);
    String name = request.how().replaceAll("[^a-z]", "");
    int block = writer.working().block(dependency);
    if (!name.isEmpty()) {
      writer.chunkName(block, writer.name(name));
    }
    if (block != Snapshot.NO_BLOCK) {
      writer.blockFlags(block, blockFlags(request.how()));
    }
  }

  private static int blockFlags(String how) {
    String depth = how.replaceAll("[^0-9]", "");
    return BlockFlags.ofDepth(depth.isEmpty() ? 0 : Integer.parseInt(depth))
        | (how.contains("^") ? BlockFlags.IN_LATER : 0)
        | (how.contains("+") ? BlockFlags.JOINED : 0);
  }

  /** The module of a name. */
  int module(String name) {
    return Objects.requireNonNull(modules.get(name));
  }

  ChunkGraph chunks(ChunkOptions options) {
    return ChunkGraph.of(graph.writer().working(), starts, options);
  }

  Snapshot snapshot() {
    return graph.writer().working();
  }

  /** {@code kind name: modules < parents}, where a parent is its name or its modules. */
  List<String> texts(ChunkOptions options) {
    try (ChunkGraph chunks = chunks(options)) {
      List<String> texts = new ArrayList<>();
      for (int chunk = 0; chunk < chunks.count(); chunk++) {
        TreeSet<String> parents = new TreeSet<>();
        for (int from = chunks.nextParent(chunk, 0);
            from >= 0;
            from = chunks.nextParent(chunk, from + 1)) {
          parents.add(chunks.name(from).isEmpty() ? names(chunks, from) : chunks.name(from));
        }
        String name = chunks.name(chunk).isEmpty() ? "" : " " + chunks.name(chunk);
        String asked = parents.isEmpty() ? "" : " < " + String.join(" ", parents);
        texts.add(chunks.kind(chunk).label() + name + ": " + names(chunks, chunk) + asked);
      }
      return texts;
    }
  }

  private String names(ChunkGraph chunks, int chunk) {
    Map<Integer, String> byModule = new TreeMap<>();
    modules.forEach((name, module) -> byModule.put(module, name));
    TreeSet<String> names = new TreeSet<>();
    for (int module : chunks.modules(chunk)) {
      names.add(byModule.get(module));
    }
    return String.join("", names);
  }

  @Override
  public void close() {
    graph.close();
  }
}
