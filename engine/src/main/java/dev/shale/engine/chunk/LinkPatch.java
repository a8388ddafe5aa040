package dev.shale.engine.chunk;

import dev.shale.engine.chunk.memory.GroupEdges;
import dev.shale.engine.chunk.memory.SetPool;
import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.walk.Rows;
import dev.shale.engine.walk.StrongWalk;
import dev.shale.offheap.Bits;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of the links of some modules, and whether the signatures stay as they are.
 *
 * <p>They are the least sets that hold the groups at their roots, and along each edge what its
 * source has. So an edge is harmless to add whose target has all that its source has. One that goes
 * is harmless where what is left accounts for its target: the roots, and the sources of other edges
 * in components that came before. Each set is then accounted for by earlier ones, in the order of
 * the components when chunks were made last; edges that came since do not count where they lead
 * against that order. A component whose own edges go may come apart, and is not looked into.
 */
final class LinkPatch {
  private static final int FIRST_SERIAL = -2;

  private final Links links;
  private final Groups groups;
  private final Signatures signatures;
  private final ModuleStates states;
  private final Region region;

  /** The modules that may have changed, each once, and a bit for each that is there. */
  private final IntList touched;

  private MemorySegment isTouched;
  private boolean isAnyGone;

  /** All of them are less; one may have come and gone meanwhile. */
  private int touchedLimit;

  /** By touched module where its targets end, and the places of its later requests. */
  private final IntList rowEnds;

  private final IntList rows;
  private final IntList placeEnds;
  private final IntList places;

  /** The keys of the later requests of the module that is looked at. */
  private final IntList keys;

  /** Edges, each as two modules. */
  private final IntList added;

  private final IntList removed;

  /** The groups that are accounted for. */
  private MemorySegment cover;

  private int serial = FIRST_SERIAL;
  private int[] row = new int[128];
  private boolean isAnySize;
  private @Nullable IncomingCursor incoming;
  private @Nullable Snapshot incomingOf;

  LinkPatch(Links links, Groups groups, Signatures signatures, Region region) {
    this.links = links;
    this.groups = groups;
    this.signatures = signatures;
    this.region = region;
    states = new ModuleStates(region);
    touched = new IntList(region);
    isTouched = region.allocate(0);
    rowEnds = new IntList(region);
    rows = new IntList(region);
    placeEnds = new IntList(region);
    places = new IntList(region);
    keys = new IntList(region);
    added = new IntList(region);
    removed = new IntList(region);
    cover = region.allocate(0);
  }

  /** All links were read anew. */
  void begin(Snapshot graph) {
    forget();
    serial = FIRST_SERIAL;
    states.read(graph);
  }

  /** Forgets which modules may have changed. */
  void forget() {
    for (int index = 0; index < touched.size(); index++) {
      Bits.clear(isTouched, touched.get(index));
    }
    touched.clear();
    touchedLimit = 0;
    isAnyGone = false;
  }

  /** A module may have changed. */
  void touch(int module) {
    if (Bits.bytes(module + 1L) > isTouched.byteSize()) {
      MemorySegment before = isTouched;
      isTouched = region.allocate(2 * Bits.bytes(module + 1L)).copyFrom(before);
      region.free(before);
    }
    if (!Bits.get(isTouched, module)) {
      Bits.set(isTouched, module);
      touched.add(module);
      touchedLimit = Math.max(touchedLimit, module + 1);
    }
  }

  /** Modules may have been removed that were not named. */
  void touchGone() {
    isAnyGone = true;
  }

  boolean isAnyTouched() {
    return isAnyGone || touched.size() > 0;
  }

  /**
   * Looks at the modules that may have changed.
   *
   * @return why chunks are to be made anew; null where they are not, and {@link #apply} brings the
   *     links up to date
   */
  @Nullable PassReason look(Snapshot graph) {
    links.graph(graph);
    int moduleCount = Math.max(Math.max(graph.moduleCount(), states.count()), touchedLimit);
    states.grow(moduleCount);
    links.grow(moduleCount);
    signatures.grow(moduleCount);
    clear();
    for (int module = 0; isAnyGone && module < moduleCount; module++) {
      if (states.state(module) != 0 && ModuleStates.of(graph, module) == 0) {
        touch(module);
      }
    }
    for (int index = 0; index < touched.size(); index++) {
      PassReason reason = look(graph, touched.get(index));
      if (reason != null) {
        return reason;
      }
    }
    return check(graph);
  }

  private void clear() {
    rowEnds.clear();
    rows.clear();
    placeEnds.clear();
    places.clear();
    added.clear();
    removed.clear();
    isAnySize = false;
  }

  private @Nullable PassReason look(Snapshot graph, int module) {
    int before = states.state(module);
    int state = ModuleStates.of(graph, module);
    int both = before & state & ModuleStates.EXISTS;
    if (both != 0 && ((before ^ state) & ModuleStates.FILE) != 0) {
      return LiveChunks.OTHER_KIND;
    }
    isAnySize |= states.size(module) != ModuleStates.sizeOf(graph, module);
    serial -= 3;
    boolean isSame = read(graph, module, (state & ModuleStates.READ) != 0);
    compare(graph, module);
    return isSame ? null : LiveChunks.OTHER_REQUESTS;
  }

  /** Reads the links of a module; returns whether its later requests are as they were. */
  private boolean read(Snapshot graph, int module, boolean isRead) {
    int later = links.laterBegin(module);
    int end = links.laterEnd(module);
    int begin = places.size();
    boolean isSame = true;
    keys.clear();
    keys.fill(begin, 0);
    int first = isRead ? graph.begin(module) : 0;
    int last = isRead ? graph.end(module) : 0;
    for (int dependency = first; isSame && dependency < last; dependency++) {
      int target = graph.target(dependency);
      if (!Links.isLink(graph, dependency, target)) {
        continue;
      }
      if (!Links.isLater(graph, dependency)) {
        addTarget(target);
        continue;
      }
      places.add(dependency - first);
      isSame = later < end && isSame(graph, module, later, begin);
      if (isSame && groups.ofLater(later) == Groups.NONE) {
        addTarget(target);
      }
      later++;
    }
    rowEnds.add(rows.size());
    placeEnds.add(places.size());
    return isSame && later == end;
  }

  private boolean isSame(Snapshot graph, int module, int later, int begin) {
    int at = places.size() - 1;
    int dependency = graph.begin(module) + places.get(at);
    LaterKey key = groups.key();
    key.read(graph, dependency);
    keys.add(key.number(graph, module, places, keys, begin, at));
    return keys.get(at) == groups.key(later)
        && graph.target(dependency) == links.target(later)
        && outer(graph, dependency) == groups.outer(later)
        && groups.hints().isSame(graph, dependency, later);
  }

  /** How far the request is behind one whose block that lies in, among those that load later. */
  private static int outer(Snapshot graph, int dependency) {
    int outer = LaterKey.outer(graph, dependency);
    while (outer != Links.NONE && !isCounted(graph, outer)) {
      outer = LaterKey.nextJoined(graph, outer);
    }
    int count = 0;
    int limit = Math.max(outer, dependency);
    int from = outer == Links.NONE ? limit : Math.min(outer, dependency);
    for (int between = from; between < limit; between++) {
      count += isCounted(graph, between) ? 1 : 0;
    }
    return outer < dependency ? -count : count;
  }

  private static boolean isCounted(Snapshot graph, int dependency) {
    return Links.isLink(graph, dependency, graph.target(dependency))
        && Links.isLater(graph, dependency);
  }

  private void addTarget(int target) {
    if (links.seen().get(target) != serial) {
      links.seen().set(target, serial);
      rows.add(target);
    }
  }

  /** Notes the edges of the last module that came, and those that went. */
  private void compare(Snapshot graph, int module) {
    IntList seen = links.seen();
    Rows known = links.rows();
    for (int edge = known.begin(module); edge < known.end(module); edge++) {
      int target = known.target(edge);
      if (seen.get(target) == serial) {
        seen.set(target, serial + 1);
      } else if (seen.get(target) != serial + 1 && seen.get(target) != serial + 2) {
        seen.set(target, serial + 2);
        note(graph, removed, module, target);
      }
    }
    for (int index = rowBegin(rowEnds.size() - 1); index < rows.size(); index++) {
      if (seen.get(rows.get(index)) == serial) {
        note(graph, added, module, rows.get(index));
      }
    }
  }

  /** What an edge led to may be for types alone now, or not any more, though it was not named. */
  private void note(Snapshot graph, IntList edges, int source, int target) {
    edges.add(source);
    edges.add(target);
    if (states.state(target) != ModuleStates.of(graph, target)) {
      touch(target);
    }
  }

  private int rowBegin(int index) {
    return index == 0 ? 0 : rowEnds.get(index - 1);
  }

  private @Nullable PassReason check(Snapshot graph) {
    SetPool sets = signatures.sets();
    for (int edge = 0; edge < added.size(); edge += 2) {
      int source = signatures.groupsOf(added.get(edge));
      if (!sets.isWithin(source, signatures.groupsOf(added.get(edge + 1)))) {
        return LiveChunks.REACHED_BY_MORE;
      }
    }
    for (int edge = 0; edge < removed.size(); edge += 2) {
      int source = removed.get(edge);
      int target = removed.get(edge + 1);
      boolean isNone = source == target || signatures.groupsOf(source) == SetPool.EMPTY;
      if (!isNone && signatures.rank(source) == signatures.rank(target)) {
        return LiveChunks.CYCLE_OPENED;
      }
      if (!isNone && !isAccountedFor(graph, target)) {
        return LiveChunks.REACHED_BY_FEWER;
      }
    }
    return null;
  }

  private boolean isAccountedFor(Snapshot graph, int target) {
    SetPool sets = signatures.sets();
    int set = signatures.groupsOf(target);
    int rank = signatures.rank(target);
    cover = GroupEdges.room(cover, sets.bytes(), region);
    for (int group = sets.next(set, 0); group >= 0; group = sets.next(set, group + 1)) {
      for (int index = groups.rootBegin(group); index < groups.rootEnd(group); index++) {
        if (signatures.rank(groups.root(index)) == rank) {
          Bits.set(cover, group);
        }
      }
    }
    IncomingCursor cursor = incoming(graph);
    int place = signatures.componentBegin(rank);
    boolean isDone = sets.isWithin(set, cover);
    for (; !isDone && place < signatures.componentEnd(rank); place++) {
      int module = signatures.inOrder(place);
      if (ModuleStates.of(graph, module) != 0) {
        isDone = addEarlier(graph, cursor.of(module), module, set);
      }
    }
    return isDone;
  }

  /** Adds what leads to a module from before it, until a set is accounted for. */
  private boolean addEarlier(Snapshot graph, IncomingCursor cursor, int module, int set) {
    SetPool sets = signatures.sets();
    int rank = signatures.rank(module);
    boolean isDone = false;
    while (!isDone && cursor.next()) {
      if (isEarlier(graph, cursor, module, rank)) {
        sets.addTo(cover, signatures.groupsOf(cursor.source()));
        isDone = sets.isWithin(set, cover);
      }
    }
    return isDone;
  }

  /** Whether an edge comes from a component that was before another. */
  private boolean isEarlier(Snapshot graph, IncomingCursor cursor, int target, int rank) {
    int of = signatures.rank(cursor.source());
    return of != StrongWalk.UNVISITED
        && of < rank
        && Links.isRead(graph, cursor.source())
        && Links.isLink(graph, cursor.dependency(), target)
        && !Links.isLater(graph, cursor.dependency());
  }

  private IncomingCursor incoming(Snapshot graph) {
    IncomingCursor known = incoming;
    if (known == null || incomingOf != graph) {
      known = graph.incoming();
      incoming = known;
      incomingOf = graph;
    }
    return known;
  }

  /** Brings links and sizes up to date; returns whether any of them is another. */
  boolean apply(Snapshot graph) {
    for (int index = 0; index < touched.size(); index++) {
      int module = touched.get(index);
      long size = ModuleStates.sizeOf(graph, module);
      if (signatures.of(module) != Signatures.NO_CLASS) {
        signatures.addBytes(signatures.of(module), size - states.size(module));
      }
      states.set(module, ModuleStates.of(graph, module), size);
      movePlaces(index, module);
      replaceRow(index, module);
    }
    return isAnySize || addedCount() > 0 || removedCount() > 0;
  }

  private void movePlaces(int index, int module) {
    int place = index == 0 ? 0 : placeEnds.get(index - 1);
    for (int later = links.laterBegin(module); later < links.laterEnd(module); later++) {
      links.place(later, places.get(place++));
    }
  }

  private void replaceRow(int index, int module) {
    int begin = rowBegin(index);
    int count = rowEnds.get(index) - begin;
    if (count > row.length) {
      row = Arrays.copyOf(row, count * 2);
    }
    for (int edge = 0; edge < count; edge++) {
      row[edge] = rows.get(begin + edge);
    }
    links.rows().replace(module, row, count);
  }

  /** How many edges came. */
  int addedCount() {
    return added.size() / 2;
  }

  int addedSource(int edge) {
    return added.get(2 * edge);
  }

  int addedTarget(int edge) {
    return added.get(2 * edge + 1);
  }

  /** How many edges went. */
  int removedCount() {
    return removed.size() / 2;
  }

  int removedSource(int edge) {
    return removed.get(2 * edge);
  }

  int removedTarget(int edge) {
    return removed.get(2 * edge + 1);
  }

  /** How many modules were looked at. */
  int touchedCount() {
    return touched.size();
  }
}
