package dev.shale.engine.artifact;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.StoreOptions;
import dev.shale.engine.store.file.StoreStamp;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is in a directory of artifacts. */
final class Stores {
  private Stores() {}

  static SavedArtifacts saved(Path directory, String version) {
    StoreStamp stamp = Artifacts.stamp(version);
    return new SavedArtifacts(
        PackStore.open(directory, SavedArtifacts.SCOPES, stamp, StoreOptions.DEFAULT).generation());
  }

  /** The rows in their order, with places and bytes. */
  static List<String> describe(SavedArtifacts saved) {
    List<String> lines = new ArrayList<>();
    ArtifactRows rows = saved.rows();
    for (int row = 0; row < rows.count(); row++) {
      MemorySegment payload = saved.payload(row);
      assertNotNull(payload);
      lines.add(
          "%x-%x %d in %d at %d: %s"
              .formatted(
                  rows.low(row),
                  rows.high(row),
                  rows.kind(row),
                  rows.pack(row),
                  rows.begin(row),
                  Arrays.toString(payload.toArray(ValueLayout.JAVA_BYTE))));
    }
    return lines;
  }
}
