package dev.shale.bench;

import dev.shale.engine.artifact.Artifacts;
import java.io.IOException;

/** Looking for artifacts, in the allocation profile. */
final class ArtifactOperations implements AutoCloseable {
  private static final int ARTIFACTS = 1_000;
  private static final int BYTES = 2_000;
  private static final int READS = 100_000;

  private final PackDirectory directory = new PackDirectory();
  private final Artifacts artifacts = Artifacts.open(directory.place("artifacts"), "profile");
  private final byte[] into = new byte[BYTES];

  ArtifactOperations() throws IOException {}

  void forEach(Operations.Profile profile) {
    for (int number = 0; number < ARTIFACTS; number++) {
      artifacts.put(number, -number, 0, into);
    }
    profile.add("Artifacts.get, pending", "read", READS, this::get);
    if (!artifacts.save()) {
      throw new IllegalStateException("The artifacts were not saved");
    }
    profile.add("Artifacts.get, saved", "read", READS, this::get);
  }

  private long get(int count) {
    long sum = 0;
    for (int step = 0; step < count; step++) {
      int number = step % ARTIFACTS;
      sum += artifacts.get(number, -number, 0, into);
    }
    return sum;
  }

  @Override
  public void close() throws IOException {
    artifacts.close();
    directory.close();
  }
}
