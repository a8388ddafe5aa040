package dev.shale.engine.discovery;

import dev.shale.engine.discovery.rows.RowLikeness;
import dev.shale.engine.discovery.rows.RowReader;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;

/**
 * Finds out about modules of a graph that is there: what they ask for as before leads where it did,
 * and of files that are what they were only the requests are looked at, which the rows have.
 */
final class LiveSource implements ModuleSource {
  /** With so many new requests it is quicker to resolve all than to look which are new. */
  private static final int MANY_NEW = 64;

  private final Snapshot graph;
  private final FileSource files;
  private final RowReader rows;
  private final RowLikeness likeness;

  /**
   * @param graph as it was before the update
   */
  LiveSource(Snapshot graph, FileSource files) {
    this.graph = graph;
    this.files = files;
    rows = new RowReader(graph);
    likeness = new RowLikeness(graph);
  }

  @Override
  public void fill(int module, Resolved file, WorkItem item) {
    switch (item.task) {
      case NEW, ANEW -> files.fill(module, file, item);
      case READ -> {
        if (files.read(file, item)) {
          keep(module, item);
          files.resolve(file, item);
        }
      }
      case ASK -> {
        rows.readRequests(module, item.record);
        files.resolve(file, item);
      }
      case PASS -> {}
    }
  }

  private void keep(int module, WorkItem item) {
    ModuleRecord record = item.record;
    int count = graph.end(module) - graph.begin(module);
    int next = 0;
    int newCount = 0;
    for (int row = 0; row < record.dependencyCount() && newCount < MANY_NEW; row++) {
      int place = record.dependencyKind(row).isResolved() ? find(module, record, row, next) : count;
      if (place < count) {
        item.keep(row, place);
        next = place + 1 == count ? 0 : place + 1;
      } else {
        newCount++;
      }
    }
  }

  /** The place of a dependency that asks for the same, looked for from the likeliest on. */
  private int find(int module, ModuleRecord record, int row, int next) {
    int begin = graph.begin(module);
    int count = graph.end(module) - begin;
    for (int step = 0; step < count; step++) {
      int place = next + step < count ? next + step : next + step - count;
      if (likeness.asksAlike(begin + place, record, row)) {
        return place;
      }
    }
    return count;
  }
}
