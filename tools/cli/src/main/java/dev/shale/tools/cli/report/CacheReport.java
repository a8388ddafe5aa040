package dev.shale.tools.cli.report;

import dev.shale.engine.cache.KeptBuilds;
import dev.shale.engine.store.CommitReport;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.file.StoreMiss;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.Visible;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.io.SerializedString;

/** What is kept of a build, for people and as JSON, schema {@code shale.cache/2}. */
public final class CacheReport {
  private static final String SCHEMA = "shale.cache/2";
  private static final int SCOPE_WIDTH = 12;
  private static final SerializedString BUILDS = new SerializedString("builds");
  private static final SerializedString DIRECTORY = new SerializedString("directory");
  private static final SerializedString ENTRIES = new SerializedString("entries");
  private static final SerializedString GENERATION = new SerializedString("generation");
  private static final SerializedString FILE_BYTES = new SerializedString("fileBytes");
  private static final SerializedString FILE_BYTES_BEFORE = new SerializedString("fileBytesBefore");
  private static final SerializedString VALID_FOR = new SerializedString("validFor");
  private static final SerializedString SCOPES = new SerializedString("scopes");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString VALUE = new SerializedString("value");
  private static final SerializedString PACKS = new SerializedString("packs");
  private static final SerializedString BYTES = new SerializedString("bytes");
  private static final SerializedString STORED_BYTES = new SerializedString("storedBytes");
  private static final SerializedString BROKEN = new SerializedString("broken");
  private static final SerializedString LOST = new SerializedString("lost");
  private static final SerializedString EVICTED = new SerializedString("evicted");
  private static final SerializedString CLEARED = new SerializedString("cleared");
  private static final SerializedString MISS = new SerializedString("miss");

  private final Generation generation;
  private final List<String> entries;
  private final Path directory;
  private final boolean isVerified;
  private final int[] brokenCounts;

  /**
   * A report.
   *
   * @param isVerified whether all packs were read
   * @param brokenCounts packs of each scope that cannot be
   */
  public CacheReport(
      Generation generation, Path directory, boolean isVerified, int[] brokenCounts) {
    this.generation = generation;
    entries = KeptBuilds.entries(generation);
    this.directory = directory;
    this.isVerified = isVerified;
    this.brokenCounts = brokenCounts;
  }

  /** Whether nothing is wrong; a cache that is not there has nothing wrong with it. */
  public boolean isSound() {
    StoreMiss miss = generation.miss();
    return brokenCount() == 0 && (miss == null || miss.error() == StoreError.NOT_FOUND);
  }

  private int brokenCount() {
    int count = 0;
    for (int broken : brokenCounts) {
      count += broken;
    }
    return count;
  }

  public void print(Output out) {
    StoreMiss miss = generation.miss();
    if (miss != null) {
      out.println("Nothing can be read in " + directory + ": " + miss.message() + ".");
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(directory).append(": generation ").append(generation.number());
    text.append(", ").append(Sizes.of(generation.fileBytes())).append(" on disk\n");
    if (!entries.isEmpty()) {
      text.append("  of ").append(Visible.of(entries.getFirst()));
      int more = entries.size() - 1;
      text.append(more == 0 ? "" : " and " + Numbers.grouped(more) + " more");
      text.append('\n');
    }
    for (StoreStamp.Input input : generation.stamp().inputs()) {
      text.append("  valid for ").append(input.name()).append(' ').append(input.value());
      text.append('\n');
    }
    for (Scope scope : generation.scopes()) {
      append(text, scope);
    }
    if (isVerified) {
      text.append(brokenCount() == 0 ? "Every byte is what was written.\n" : brokenSentence());
    }
    out.print(text.toString());
  }

  private void append(StringBuilder text, Scope scope) {
    String label = scope.label();
    text.append("  ").append(label).append(" ".repeat(SCOPE_WIDTH - label.length()));
    text.append(Numbers.counted(generation.packCount(scope), "pack"));
    long bytes = generation.packBytes(scope);
    long stored = generation.storedBytes(scope);
    text.append(", ").append(Sizes.of(bytes));
    text.append(stored == bytes ? "" : " compressed to " + Sizes.of(stored));
    int broken = brokenCounts[scope.number()];
    text.append(broken == 0 ? "\n" : ", " + Numbers.grouped(broken) + " broken\n");
  }

  private String brokenSentence() {
    return Numbers.counted(brokenCount(), "pack")
        + " cannot be read; the next run does without, and writes anew.\n";
  }

  /** Writes what is kept of the builds in a directory. */
  public static void write(Path directory, List<CacheReport> builds, Output out) {
    Json json = new Json(out);
    json.begin(SCHEMA, directory);
    json.beginArray(BUILDS);
    builds.forEach(build -> build.write(json));
    json.endArray();
    json.end();
  }

  private void write(Json json) {
    json.beginObject();
    json.property(DIRECTORY, directory.toString());
    StoreMiss miss = generation.miss();
    if (miss != null) {
      json.property(MISS, miss.message());
    }
    json.property(GENERATION, generation.number());
    json.property(FILE_BYTES, generation.fileBytes());
    json.beginArray(ENTRIES);
    for (String entry : entries) {
      json.text(entry);
    }
    json.endArray();
    json.beginArray(VALID_FOR);
    for (StoreStamp.Input input : generation.stamp().inputs()) {
      json.beginObject();
      json.property(NAME, input.name());
      json.property(VALUE, input.value());
      json.endObject();
    }
    json.endArray();
    json.beginArray(SCOPES);
    for (Scope scope : generation.scopes()) {
      write(scope, json);
    }
    json.endArray();
    json.endObject();
  }

  private void write(Scope scope, Json json) {
    json.beginObject();
    json.property(NAME, scope.label());
    json.property(PACKS, generation.packCount(scope));
    json.property(BYTES, generation.packBytes(scope));
    json.property(STORED_BYTES, generation.storedBytes(scope));
    if (isVerified) {
      json.property(BROKEN, brokenCounts[scope.number()]);
    }
    json.endObject();
  }

  /**
   * What copying did for a build.
   *
   * @param directory of the build
   * @param bytesBefore of the files, before
   * @param bytes of the files, now
   */
  public record Compaction(Path directory, CommitReport report, long bytesBefore, long bytes) {}

  public static void writeCompactions(Path directory, List<Compaction> builds, Output out) {
    Json json = new Json(out);
    json.begin(SCHEMA, directory);
    json.beginArray(BUILDS);
    for (Compaction build : builds) {
      json.beginObject();
      json.property(DIRECTORY, build.directory.toString());
      json.property(GENERATION, build.report.generation());
      json.property(FILE_BYTES_BEFORE, build.bytesBefore);
      json.property(FILE_BYTES, build.bytes);
      json.property(PACKS, build.report.packs());
      json.property(LOST, build.report.packsLost());
      json.property(EVICTED, build.report.packsEvicted());
      json.endObject();
    }
    json.endArray();
    json.end();
  }

  public static void writeClearing(Path directory, boolean wasThere, Output out) {
    Json json = new Json(out);
    json.begin(SCHEMA, directory);
    json.property(CLEARED, wasThere);
    json.end();
  }
}
