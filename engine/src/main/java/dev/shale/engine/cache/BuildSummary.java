package dev.shale.engine.cache;

import dev.shale.engine.language.Resolved;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a build was of: {@code summary = resolver:text entries:int answer*}, an answer as {@link
 * Resolved#write} has it.
 *
 * @param resolver the identity of the resolver
 */
record BuildSummary(String resolver, List<Resolved> entries) {
  /** Whether a build began with the same files, however they are to be read. */
  boolean hasEntries(List<Resolved> others) {
    boolean isSame = entries.size() == others.size();
    for (int index = 0; isSame && index < others.size(); index++) {
      Resolved entry = entries.get(index);
      Resolved other = others.get(index);
      boolean areFiles =
          entry.status() == Resolved.Status.FILE && other.status() == Resolved.Status.FILE;
      isSame = areFiles ? entry.path().equals(other.path()) : entry.equals(other);
    }
    return isSame;
  }

  void write(ByteWriter out) {
    out.writeText(resolver);
    out.writeInt(entries.size());
    for (Resolved entry : entries) {
      entry.write(out);
    }
  }

  /**
   * Reads a summary.
   *
   * @throws IndexOutOfBoundsException when there is none
   */
  static BuildSummary read(ByteReader in) {
    String resolver = in.readText();
    int entryCount = in.readCount(Resolved.LEAST_BYTES);
    List<Resolved> entries = new ArrayList<>(entryCount);
    for (int entry = 0; entry < entryCount; entry++) {
      entries.add(Resolved.read(in));
    }
    return new BuildSummary(resolver, entries);
  }
}
