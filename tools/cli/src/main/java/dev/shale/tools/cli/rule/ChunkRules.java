package dev.shale.tools.cli.rule;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.ChunkOptions;
import dev.shale.engine.chunk.InitialLoad;
import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.chunk.GzipSizes;
import dev.shale.tools.cli.chunk.IdScheme;
import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.cli.finding.Related;
import dev.shale.tools.cli.finding.Sentence;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.Wildcards;
import dev.shale.tools.cli.setting.Parameters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Rules about what loads together. */
final class ChunkRules {
  private static final String TO = "to";
  private static final String MAX_BYTES = "maxBytes";
  private static final String MAX_GZIP = "maxGzip";
  private static final String GZIPPED = ", compressed by gzip";

  private ChunkRules() {}

  /** Some modules are not loaded at once with an entry. */
  static void keepLazy(CheckRun run) {
    Snapshot graph = run.graph();
    BitSet entries = run.from();
    BitSet to = run.modules(TO);
    for (int entry = entries.nextSetBit(0); entry >= 0; entry = entries.nextSetBit(entry + 1)) {
      if (graph.isEntry(entry) || run.has(Parameters.FROM)) {
        try (InitialLoad load = InitialLoad.of(graph, null, List.of(entry))) {
          addLoaded(run, load, entry, to);
        }
      }
    }
  }

  /** Of what is loaded, those are named that no other of them is on the way to. */
  private static void addLoaded(CheckRun run, InitialLoad load, int entry, BitSet to) {
    for (int module = to.nextSetBit(0); module >= 0; module = to.nextSetBit(module + 1)) {
      List<Integer> way = load.way(module);
      boolean isFirst = way.size() > 1;
      for (int at = 0; isFirst && at < way.size() - 1; at++) {
        isFirst = !to.get(way.get(at));
      }
      if (isFirst) {
        add(run, load, entry, way);
      }
    }
  }

  private static void add(CheckRun run, InitialLoad load, int entry, List<Integer> way) {
    int module = way.getLast();
    List<Related> imports = new ArrayList<>();
    int last = Snapshot.NO_DEPENDENCY;
    for (int at = 0; at < way.size() - 1; at++) {
      last = load.request(way.get(at), way.get(at + 1));
      if (last != Snapshot.NO_DEPENDENCY && at < way.size() - 2) {
        imports.add(run.related(last));
      }
    }
    String sentence =
        "loads {} at once with {}, and " + Sizes.of(load.retainedBytes(module)) + " hang on it";
    run.add(
        last == Snapshot.NO_DEPENDENCY ? Place.ofFile(run.project().path(entry)) : run.place(last),
        Sentence.of(sentence, run.project().path(module), run.project().path(entry)),
        imports,
        List.of(run.key(run.name(entry), run.name(module), "")));
  }

  /** No chunk has more bytes than a limit. */
  static void budget(CheckRun run) {
    long mostBytes = run.limit(MAX_BYTES);
    long mostGzip = run.limit(MAX_GZIP);
    Wildcards names = run.wildcards(Parameters.CHUNKS);
    try (ChunksAnswer answer = chunks(run)) {
      ChunkGraph chunks = answer.chunks();
      run.noteIdle(Parameters.CHUNKS, answer.ids(), "chunk");
      GzipSizes gzip =
          run.has(MAX_GZIP)
              ? GzipSizes.of(run.graph(), chunks, run.project().session().threads())
              : null;
      for (int chunk = 0; chunk < chunks.count(); chunk++) {
        if (run.has(Parameters.CHUNKS) && !names.fit(answer.id(chunk))) {
          continue;
        }
        if (chunks.bytes(chunk) > mostBytes) {
          add(run, answer, chunk, chunks.bytes(chunk), "", mostBytes);
        } else if (gzip != null && gzip.of(chunk) > mostGzip) {
          add(run, answer, chunk, gzip.of(chunk), GZIPPED, mostGzip);
        }
      }
    }
  }

  private static void add(
      CheckRun run, ChunksAnswer answer, int chunk, long bytes, String how, long most) {
    ChunkGraph chunks = answer.chunks();
    List<Integer> roots = new ArrayList<>(chunks.roots(chunk));
    roots.removeIf(root -> !chunks.has(chunk, root));
    int place = roots.isEmpty() ? chunks.modules(chunk)[0] : roots.getFirst();
    int heaviest = heaviest(run.graph(), roots, chunks.modules(chunk));
    String sentence =
        "the chunk "
            + Visible.of(answer.id(chunk)).replace("{}", "")
            + " has "
            + Sizes.of(bytes)
            + " of source"
            + how
            + "; the budget is "
            + Sizes.of(most);
    run.add(
        Place.ofFile(run.project().path(place)),
        withHeaviest(run, sentence, heaviest),
        List.of(),
        List.of(run.key(run.name(place), "", answer.id(chunk))));
  }

  /**
   * The module of some on which the most bytes hang of what loads together with others.
   *
   * @return none where each of them is one to begin with
   */
  static int heaviest(Snapshot graph, List<Integer> roots, int[] modules) {
    int heaviest = Snapshot.NO_MODULE;
    long bytes = 0;
    try (InitialLoad load = InitialLoad.of(graph, null, roots)) {
      for (int module : modules) {
        if (!roots.contains(module) && load.retainedBytes(module) > bytes) {
          bytes = load.retainedBytes(module);
          heaviest = module;
        }
      }
    }
    return heaviest;
  }

  /** A sentence that names the module on which most hangs, too. */
  static Sentence withHeaviest(CheckRun run, String sentence, int heaviest) {
    return heaviest == Snapshot.NO_MODULE
        ? Sentence.of(sentence)
        : Sentence.of(sentence + "; most hangs on {}", run.project().path(heaviest));
  }

  /** Every dynamic import loads something. */
  static void redundant(CheckRun run) {
    BitSet from = run.from();
    try (ChunksAnswer answer = chunks(run)) {
      DependencyCursor cursor = run.graph().dependencies();
      for (int module = from.nextSetBit(0); module >= 0; module = from.nextSetBit(module + 1)) {
        for (cursor.of(module); cursor.next(); ) {
          if (answer.chunks().isRedundant(cursor.dependency())) {
            run.addDependency(
                cursor.dependency(),
                "loads nothing: {} is there already, whenever this module is",
                run.project().path(cursor.target()));
          }
        }
      }
    }
  }

  private static ChunksAnswer chunks(CheckRun run) {
    return ChunksAnswer.of(run.project().session(), null, ChunkOptions.USUAL, IdScheme.NAMED);
  }
}
