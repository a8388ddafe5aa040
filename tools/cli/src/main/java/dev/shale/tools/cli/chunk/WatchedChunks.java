package dev.shale.tools.cli.chunk;

import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.ChunkOptions;
import dev.shale.engine.chunk.LiveChunks;
import dev.shale.engine.chunk.Start;
import dev.shale.engine.pass.contract.PassReport.Mode;
import dev.shale.tools.cli.argument.NamedEntry;
import dev.shale.tools.cli.output.PathNames;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.collections.IntArrayList;

/**
 * The chunks of a project that is watched, kept from one change to the next. Reads each state of
 * the project once, in their order.
 */
public final class WatchedChunks implements AutoCloseable {
  private static final String NO_ENTRY = "no entry is there";

  private final ChunkOptions options;
  private final Path root;
  private final LiveChunks live;
  private List<String> ids = List.of();

  /** By id of a chunk a hash of which modules it has. */
  private Map<String, Integer> modules = Map.of();

  private long generation;

  public WatchedChunks(ChunkOptions options, Path root) {
    this.options = options;
    this.root = root;
    live = new LiveChunks(options);
  }

  /**
   * What became of chunks, by their ids, in the order of these.
   *
   * @param added those that came
   * @param changed those that were there, of which a module is another, came or went
   * @param removed those that went
   * @param reason why all chunks were made anew: a clause; empty where they were not
   */
  public record Changes(
      Set<String> added, Set<String> changed, Set<String> removed, String reason) {
    private static final Changes NONE = new Changes(Set.of(), Set.of(), Set.of(), "");
  }

  /** Makes the chunks of a project; all of them came. */
  public Changes begin(View view, List<NamedEntry> entries) {
    make(view, entries);
    generation = view.generation();
    return new Changes(new TreeSet<>(ids), Set.of(), Set.of(), "");
  }

  /** Takes in an update; one that was seen already did nothing. */
  public Changes update(Update update, View view, List<NamedEntry> entries) {
    if (update.generation() <= generation) {
      return Changes.NONE;
    }
    generation = update.generation();
    int[] touched = touched(update);
    for (int module : touched) {
      live.changed(module);
    }
    if (!update.removed().isEmpty()) {
      live.gone();
    }
    if (update.isRebuilt()) {
      live.rebuilt();
    }
    Map<String, Integer> before = modules;
    boolean isAnew = make(view, entries);
    Set<String> changed = new TreeSet<>();
    for (int chunk = 0; chunk < ids.size(); chunk++) {
      String id = ids.get(chunk);
      boolean isOther =
          update.isRebuilt()
              || !Objects.equals(modules.get(id), before.get(id))
              || hasAny(live.chunks(), chunk, touched);
      if (before.containsKey(id) && isOther) {
        changed.add(id);
      }
    }
    String reason = ids.isEmpty() ? NO_ENTRY : isAnew ? live.reason().sentence() : "";
    return new Changes(minus(modules, before), changed, minus(before, modules), reason);
  }

  private static int[] touched(Update update) {
    IntArrayList touched = new IntArrayList();
    for (int module : update.changed()) {
      touched.addInt(module);
    }
    for (int module : update.added()) {
      touched.addInt(module);
    }
    return touched.toIntArray();
  }

  private static boolean hasAny(ChunkGraph chunks, int chunk, int[] some) {
    for (int module : some) {
      if (chunks.has(chunk, module)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> minus(Map<String, Integer> some, Map<String, Integer> others) {
    Set<String> left = new TreeSet<>(some.keySet());
    left.removeAll(others.keySet());
    return left;
  }

  /** Brings the chunks up to date; returns whether all of them were made anew. */
  private boolean make(View view, List<NamedEntry> entries) {
    PathNames names = new PathNames(view.snapshot(), root);
    List<Start> starts = ProgramStarts.of(view.snapshot(), entries, names);
    ChunksAnswer.checkRuntimes(starts, options.runtimeChunks());
    if (starts.isEmpty()) {
      ids = List.of();
      modules = Map.of();
      live.stopped();
      return false;
    }
    ChunkGraph chunks = live.update(view.snapshot(), starts);
    if (live.mode() == Mode.COLD) {
      ids = ChunkIds.of(chunks, IdScheme.NAMED, new ModuleTexts(view.snapshot(), names));
      modules = new HashMap<>();
      for (int chunk = 0; chunk < ids.size(); chunk++) {
        modules.put(ids.get(chunk), Arrays.hashCode(chunks.modules(chunk)));
      }
    }
    return live.mode() == Mode.COLD;
  }

  @Override
  public void close() {
    live.close();
  }
}
