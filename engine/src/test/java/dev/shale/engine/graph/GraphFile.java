package dev.shale.engine.graph;

import dev.shale.arena.PageSource;
import dev.shale.arena.VersionPages;
import dev.shale.offheap.column.PageLayout;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The pages of a snapshot in a file, one behind the other, and the same file mapped as a base. */
final class GraphFile implements PageSource, AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final int[] root;
  private final List<List<MemorySegment>> tables = new ArrayList<>();
  private int releases;

  private GraphFile(int[] root) {
    this.root = root;
  }

  /** Writes what a snapshot is and maps it, for reading only. */
  static GraphFile of(Snapshot snapshot, Path file) throws IOException {
    VersionPages pages = snapshot.pages();
    GraphFile result = new GraphFile(pages.root());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int table = 0; table < pages.tableCount(); table++) {
        for (int page = 0; page < pages.pageCount(table); page++) {
          channel.write(pages.page(table, page).asByteBuffer());
        }
      }
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      result.slice(
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), result.arena), pages);
    }
    return result;
  }

  private void slice(MemorySegment mapped, VersionPages pages) {
    long at = 0;
    for (int table = 0; table < pages.tableCount(); table++) {
      PageLayout layout = pages.layout(table);
      List<MemorySegment> slices = new ArrayList<>();
      for (int page = 0; page < pages.pageCount(table); page++) {
        slices.add(mapped.asSlice(at, layout.pageBytes()));
        at += layout.pageBytes();
      }
      tables.add(slices);
    }
  }

  @Override
  public int[] root() {
    return root;
  }

  @Override
  public MemorySegment page(int table, int page) {
    return tables.get(table).get(page);
  }

  boolean has(int table, int page) {
    return page < tables.get(table).size();
  }

  @Override
  public void release() {
    releases++;
  }

  int releases() {
    return releases;
  }

  /** Takes the mapping away. */
  @Override
  public void close() {
    arena.close();
  }
}
