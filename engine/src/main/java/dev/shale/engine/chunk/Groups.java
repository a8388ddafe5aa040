package dev.shale.engine.chunk;

import dev.shale.engine.chunk.LaterKey.How;
import dev.shale.engine.chunk.memory.Texts;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;

/**
 * What may become a chunk: each start, each part that runs apart, each name that requests give, and
 * each request without one. The starts come first, in their order.
 */
final class Groups {
  static final int NONE = -1;

  /** Why modules are loaded as one group. */
  enum Kind {
    /** A program begins with them. */
    ENTRY,
    /** They run by themselves, beside the program. */
    WORKER,
    /** A request asks for them while the program runs. */
    ASYNC;

    private static final List<Kind> KINDS = List.of(values());

    /** Whether nothing is there when the group is loaded, unless it depends on others. */
    boolean isStart() {
      return this != ASYNC;
    }
  }

  private final Links links;
  private final IntList kinds;

  /** Names of groups; {@link Texts#NONE} for none. */
  private final IntList names;

  /** The group of each request that loads later; {@link #NONE} for one that does not any more. */
  private final IntList ofLater;

  /** By request that loads later, its key as a number. */
  private final IntList keys;

  /**
   * By request that loads later, how far the one is behind it whose block it lies in; 0 for none.
   */
  private final IntList outers;

  private final IntList rootBegins;
  private final IntList roots;

  /** Requests that would load later but have the name of a start. */
  private final IntList misnamed;

  /** How requests and groups are to be loaded. */
  private final LoadHints hints;

  private final IntList next;
  private final Texts texts;
  private final LaterKey key;

  /** By name the group that has it. */
  private final IntList ofText;

  private final Long2LongHashMap byPlace = new Long2LongHashMap(NONE);

  /** By start, where those begin that it depends on. */
  private final IntList dependBegins;

  private final IntList depends;
  private List<Start> starts = List.of();
  private byte[][] startNames = {};
  private byte[][] runtimeNames = {};

  Groups(Links links, ChunkStyle style, Region region, Region scratch) {
    this.links = links;
    texts = new Texts(region);
    key = new LaterKey(style, texts);
    kinds = new IntList(region);
    names = new IntList(region);
    ofLater = new IntList(region);
    keys = new IntList(scratch);
    outers = new IntList(region);
    rootBegins = new IntList(region);
    roots = new IntList(region);
    misnamed = new IntList(region);
    hints = new LoadHints(style, region, scratch);
    next = new IntList(scratch);
    ofText = new IntList(scratch);
    dependBegins = new IntList(region);
    depends = new IntList(region);
  }

  /** From now on the program has these starts. */
  void starts(List<Start> named) {
    starts = named;
    startNames = new byte[named.size()][];
    runtimeNames = new byte[named.size()][];
    dependBegins.clear();
    depends.clear();
    for (int start = 0; start < named.size(); start++) {
      startNames[start] = named.get(start).name().getBytes(StandardCharsets.UTF_8);
      runtimeNames[start] = named.get(start).runtime().getBytes(StandardCharsets.UTF_8);
      dependBegins.add(depends.size());
      named.get(start).dependsOn().forEach(depends::add);
    }
    dependBegins.add(depends.size());
  }

  /** Makes the groups of the starts and of the links. */
  void make() {
    texts.clear();
    ofText.clear();
    byPlace.clear();
    kinds.clear();
    names.clear();
    ofLater.clear();
    keys.clear();
    outers.clear();
    misnamed.clear();
    hints.clear();
    for (int start = 0; start < starts.size(); start++) {
      addStart(start);
    }
    for (int later = 0; later < links.laterCount(); later++) {
      int group = groupOf(later);
      ofLater.add(group);
      outers.add(outerStep(later));
      if (group == NONE) {
        misnamed.add(later);
        links.together(later);
      } else if (kind(group) == Kind.ASYNC) {
        hints.join(later, group);
      }
    }
    gatherRoots();
  }

  private int outerStep(int later) {
    Snapshot graph = links.graph();
    int outer = LaterKey.outer(graph, links.dependency(later));
    while (outer != NONE && links.later(outer) == Links.NONE) {
      outer = LaterKey.nextJoined(graph, outer);
    }
    return outer == NONE ? 0 : links.later(outer) - later;
  }

  private void addStart(int start) {
    int name = texts.add(startNames[start], startNames[start].length);
    int group = add(Kind.ENTRY, name);
    ofText(name, group);
    List<Integer> modules = starts.get(start).modules();
    for (int place = 0; place < modules.size(); place++) {
      // Where no module is in two chunks, who asks for an entry gets the entry.
      long at = place(How.BY_TARGET, modules.get(place));
      if (byPlace.get(at) == NONE) {
        byPlace.put(at, group);
      }
    }
  }

  private int add(Kind kind, int name) {
    kinds.add(kind.ordinal());
    names.add(name);
    return kinds.size() - 1;
  }

  private int ofText(int text) {
    return text < ofText.size() ? ofText.get(text) : NONE;
  }

  private void ofText(int text, int group) {
    ofText.fill(text + 1, NONE);
    ofText.set(text, group);
  }

  private int groupOf(int later) {
    Snapshot graph = links.graph();
    int owner = links.owner(later);
    key.read(graph, links.dependency(later));
    hints.add(graph, links.dependency(later));
    keys.add(key.number(graph, owner, links.places(), keys, links.laterBegin(owner), later));
    return key.text() == Texts.NONE ? unnamed(later) : named();
  }

  private int unnamed(int later) {
    How how = key.how();
    long at =
        switch (how) {
          case BY_TARGET, APART_BY_TARGET -> place(how, links.target(later));
          case BY_PATTERN ->
              place(links.owner(later), links.graph().spanStart(links.dependency(later)));
          case JOINED -> {
            int leader = LaterKey.leader(links.graph(), links.dependency(later));
            yield place(How.BY_DEPENDENCY, leader);
          }
          default -> place(how, links.dependency(later));
        };
    int group = (int) byPlace.get(at);
    if (group == NONE) {
      group = add(how.kind(), Texts.NONE);
      byPlace.put(at, group);
    }
    return group;
  }

  private static long place(How how, int row) {
    return place(row, -1 - how.ordinal());
  }

  private static long place(int first, int second) {
    return (long) first << Integer.SIZE | (second & 0xFFFF_FFFFL);
  }

  private int named() {
    int group = ofText(key.text());
    if (group == NONE) {
      group = add(key.how().kind(), key.text());
      ofText(key.text(), group);
    }
    return kind(group) == Kind.ENTRY ? NONE : group;
  }

  private void gatherRoots() {
    rootBegins.clear();
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
    next.clear();
    for (int group = 0; group < count(); group++) {
      rootBegins.set(group + 1, rootBegins.get(group) + rootBegins.get(group + 1));
      next.add(rootBegins.get(group));
    }
    roots.clear();
    roots.fill(rootBegins.get(count()), 0);
    for (int start = 0; start < starts.size(); start++) {
      List<Integer> modules = starts.get(start).modules();
      for (int place = 0; place < modules.size(); place++) {
        addRoot(start, modules.get(place));
      }
    }
    for (int later = 0; later < links.laterCount(); later++) {
      if (ofLater.get(later) != NONE) {
        addRoot(ofLater.get(later), links.target(later));
      }
    }
  }

  private void addRoot(int group, int module) {
    roots.set(next.get(group), module);
    next.set(group, next.get(group) + 1);
  }

  int count() {
    return kinds.size();
  }

  List<Start> starts() {
    return starts;
  }

  int startCount() {
    return starts.size();
  }

  /** The first of those that a start depends on, for {@link #depend}. */
  int dependBegin(int start) {
    return dependBegins.get(start);
  }

  int dependEnd(int start) {
    return dependBegins.get(start + 1);
  }

  /** A start that another depends on. */
  int depend(int index) {
    return depends.get(index);
  }

  /** Whether a group is a start that depends on others. */
  boolean isDependent(int group) {
    return group < starts.size() && dependBegin(group) < dependEnd(group);
  }

  /** What runs a start, by name; {@link Texts#NONE} where it names nothing. */
  int runtime(int start) {
    byte[] name = runtimeNames[start];
    return name.length == 0 ? Texts.NONE : texts.add(name, name.length);
  }

  Kind kind(int group) {
    return Kind.KINDS.get(kinds.get(group));
  }

  /** The name of a group; {@link Texts#NONE} for one without. */
  int name(int group) {
    return names.get(group);
  }

  /** The names of groups and of what runs them. */
  Texts texts() {
    return texts;
  }

  /** The group of a request that loads later, or {@link #NONE} where it does not any more. */
  int ofLater(int later) {
    return ofLater.get(later);
  }

  /** How far the request is behind one that loads later whose block that lies in; 0 for none. */
  int outer(int later) {
    return outers.get(later);
  }

  /**
   * The group that asks for what a request leads to.
   *
   * @param from a group that has the module of the request
   */
  int asking(int later, int from) {
    int at = later;
    while (outers.get(at) != 0) {
      at += outers.get(at);
      if (ofLater.get(at) != NONE) {
        return ofLater.get(at);
      }
    }
    return from;
  }

  /** Reads what decides of which group a request is. */
  LaterKey key() {
    return key;
  }

  /** The key of a request that loads later, as a number. */
  int key(int later) {
    return keys.get(later);
  }

  /** How requests and groups are to be loaded. */
  LoadHints hints() {
    return hints;
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
}
