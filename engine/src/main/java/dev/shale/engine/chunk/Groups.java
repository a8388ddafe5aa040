package dev.shale.engine.chunk;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Long2LongHashMap;

/**
 * What may become a chunk: each start, each part that runs apart, each name that requests give, and
 * each request without one. The starts come first, in their order.
 */
final class Groups implements AutoCloseable {
  static final int NONE = -1;

  private final Snapshot graph;
  private final Links links;
  private final List<Start> starts;
  private final ChunkStyle style;
  private final Region region;
  private final IntList kinds;

  /** Name ids; {@link Snapshot#NO_NAME} for none, or below it for a text of {@link #texts}. */
  private final IntList names;

  /** The group of each request that loads later; {@link #NONE} for one that does not any more. */
  private final IntList ofLater;

  private final IntList rootBegins;
  private final IntList roots;
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> byText = new HashMap<>();
  private final Int2IntHashMap byName = new Int2IntHashMap(NONE);
  private final Long2LongHashMap byPlace = new Long2LongHashMap(NONE);
  private final ContextNames contexts;

  /** Requests whose name is that of a start. */
  private final IntList misnamed;

  Groups(Snapshot graph, Links links, List<Start> starts, ChunkStyle style, Region owner) {
    this.graph = graph;
    this.links = links;
    this.starts = starts;
    this.style = style;
    region = owner.child("groups");
    kinds = new IntList(region);
    names = new IntList(region);
    ofLater = new IntList(region);
    rootBegins = new IntList(region);
    roots = new IntList(region);
    misnamed = new IntList(region);
    contexts = new ContextNames(graph);
    for (Start start : starts) {
      int group = add(GroupKind.ENTRY, textName(start.name()));
      for (int module : start.modules()) {
        // Where no module is in two chunks, who asks for an entry gets the entry.
        byPlace.putIfAbsent(key(module, NONE), group);
      }
    }
    for (int later = 0; later < links.laterCount(); later++) {
      int group = groupOf(later);
      ofLater.add(group);
      if (group == NONE) {
        links.together(later);
      }
    }
    gatherRoots();
  }

  private int add(GroupKind kind, int name) {
    kinds.add(kind.ordinal());
    names.add(name);
    return kinds.size() - 1;
  }

  private int textName(String text) {
    byText.put(text, kinds.size());
    texts.add(text);
    return Snapshot.NO_NAME - texts.size();
  }

  private int groupOf(int later) {
    int dependency = links.dependency(later);
    int block = graph.block(dependency);
    int name = block == Snapshot.NO_BLOCK ? Snapshot.NO_NAME : graph.chunkName(block);
    if (graph.dependencyKind(dependency).isApart()) {
      return worker(later, dependency, name);
    }
    if (style.isDisjoint()) {
      return at(GroupKind.ASYNC, links.target(later), NONE);
    }
    if (name != Snapshot.NO_NAME) {
      boolean isContext = !graph.dependencyKind(dependency).isResolved();
      return isContext ? ofContext(dependency, block, name) : named(dependency, name);
    }
    boolean isOnce = block != Snapshot.NO_BLOCK && isOnce(block);
    return isOnce
        ? at(GroupKind.ASYNC, graph.parent(dependency), graph.spanStart(dependency))
        : at(GroupKind.ASYNC, dependency, NONE - 1);
  }

  private boolean isOnce(int block) {
    return (graph.blockFlags(block) & BlockFlags.LAZY_ONCE) != 0;
  }

  private int worker(int later, int dependency, int name) {
    if (name != Snapshot.NO_NAME && !style.isDisjoint()) {
      return named(dependency, name, GroupKind.WORKER);
    }
    return style.hasWorkersByTarget()
        ? at(GroupKind.WORKER, links.target(later), NONE - 2)
        : at(GroupKind.WORKER, dependency, NONE - 2);
  }

  /** The group of two numbers, which is made where there is none. */
  private int at(GroupKind kind, int first, int second) {
    long key = key(first, second);
    int group = (int) byPlace.get(key);
    if (group == NONE) {
      group = add(kind, Snapshot.NO_NAME);
      byPlace.put(key, group);
    }
    return group;
  }

  private static long key(int first, int second) {
    return (long) first << Integer.SIZE | (second & 0xFFFF_FFFFL);
  }

  private int named(int dependency, int name) {
    return named(dependency, name, GroupKind.ASYNC);
  }

  private int named(int dependency, int name, GroupKind kind) {
    int group = byName.get(name);
    if (group == NONE && !texts.isEmpty()) {
      group = byText.getOrDefault(graph.name(name), NONE);
    }
    if (group != NONE && kinds.get(group) == GroupKind.ENTRY.ordinal()) {
      misnamed.add(dependency);
      return NONE;
    }
    if (group == NONE) {
      group = add(kind, name);
    }
    byName.put(name, group);
    return group;
  }

  private int ofContext(int dependency, int block, int name) {
    if (isOnce(block)) {
      return named(dependency, name);
    }
    String text = contexts.name(dependency, graph.name(name));
    Integer known = byText.get(text);
    int id = graph.findName(text);
    int group = known != null ? known : id == Snapshot.NO_NAME ? NONE : byName.get(id);
    if (group != NONE && kinds.get(group) == GroupKind.ENTRY.ordinal()) {
      misnamed.add(dependency);
      return NONE;
    }
    if (group == NONE) {
      group = add(GroupKind.ASYNC, textName(text));
      if (id != Snapshot.NO_NAME) {
        byName.put(id, group);
      }
    }
    return group;
  }

  private void gatherRoots() {
    rootBegins.fill(count() + 1, 0);
    for (int start = 0; start < starts.size(); start++) {
      rootBegins.set(start + 1, starts.get(start).modules().size());
    }
    for (int later = 0; later < links.laterCount(); later++) {
      if (ofLater.get(later) != NONE) {
        int after = ofLater.get(later) + 1;
        rootBegins.set(after, rootBegins.get(after) + 1);
      }
    }
    for (int group = 0; group < count(); group++) {
      rootBegins.set(group + 1, rootBegins.get(group) + rootBegins.get(group + 1));
    }
    roots.fill(rootBegins.get(count()), 0);
    IntList next = new IntList(region);
    for (int group = 0; group < count(); group++) {
      next.add(rootBegins.get(group));
    }
    for (int start = 0; start < starts.size(); start++) {
      for (int module : starts.get(start).modules()) {
        place(next, start, module);
      }
    }
    for (int later = 0; later < links.laterCount(); later++) {
      if (ofLater.get(later) != NONE) {
        place(next, ofLater.get(later), links.target(later));
      }
    }
  }

  private void place(IntList next, int group, int module) {
    roots.set(next.get(group), module);
    next.set(group, next.get(group) + 1);
  }

  int count() {
    return kinds.size();
  }

  List<Start> starts() {
    return starts;
  }

  GroupKind kind(int group) {
    return GroupKind.KINDS.get(kinds.get(group));
  }

  /** The name of a group; empty for one without. */
  String name(int group) {
    int name = names.get(group);
    if (name == Snapshot.NO_NAME) {
      return "";
    }
    return name > Snapshot.NO_NAME ? graph.name(name) : texts.get(Snapshot.NO_NAME - name - 1);
  }

  /** The group of a request that loads later, or {@link #NONE} where it does not any more. */
  int ofLater(int later) {
    return ofLater.get(later);
  }

  /** The first of the modules that a group begins with; one may be there twice. */
  int rootBegin(int group) {
    return rootBegins.get(group);
  }

  int rootEnd(int group) {
    return rootBegins.get(group + 1);
  }

  int root(int index) {
    return roots.get(index);
  }

  /** Requests that have the name of a start, so that they load together with their owner. */
  IntList misnamed() {
    return misnamed;
  }

  @Override
  public void close() {
    region.close();
  }
}
