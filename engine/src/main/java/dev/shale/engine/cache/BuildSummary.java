package dev.shale.engine.cache;

import dev.shale.engine.language.Resolved;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
      boolean areFiles = isFile(entry) && isFile(other);
      isSame = areFiles ? entry.path().equals(other.path()) : entry.equals(other);
    }
    return isSame;
  }

  /** Whether a build began with some file that others begin with as well, or both with none. */
  boolean sharesEntries(List<Resolved> others) {
    return hasEntries(others)
        || !Collections.disjoint(files(entries).keySet(), files(others).keySet());
  }

  /** Whether a file that it began with is to be read in another way by others. */
  boolean hasOtherSettings(List<Resolved> others) {
    if (entries.equals(others)) {
      return false;
    }
    Map<String, Resolved> known = files(entries);
    for (Resolved other : others) {
      Resolved entry = isFile(other) ? known.get(other.path()) : null;
      if (entry != null && !entry.equals(other)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Resolved> files(List<Resolved> answers) {
    Map<String, Resolved> files = new HashMap<>();
    for (Resolved answer : answers) {
      if (isFile(answer)) {
        files.put(answer.path(), answer);
      }
    }
    return files;
  }

  private static boolean isFile(Resolved entry) {
    return entry.status() == Resolved.Status.FILE;
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
