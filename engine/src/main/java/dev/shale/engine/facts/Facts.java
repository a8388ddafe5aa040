package dev.shale.engine.facts;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a build learned from the file system, as it is kept:
 *
 * <pre>
 * facts = answered:byte known:byte groups:int group* links:int (path target)*
 * </pre>
 *
 * <p>Groups and links are in the order of their paths; see {@link FactGroup}. Immutable.
 */
public final class Facts {
  private static final int LEAST_GROUP_BYTES = 13;
  private static final int LEAST_LINK_BYTES = 8;

  final List<FactGroup> groups;
  final Map<String, String> links;

  /** Whether everything is known on which answers of the resolver depend. */
  final boolean isAnswered;

  /** Whether all modules are known. */
  final boolean isKnown;

  private Facts(
      List<FactGroup> groups, Map<String, String> links, boolean isAnswered, boolean isKnown) {
    this.groups = groups;
    this.links = links;
    this.isAnswered = isAnswered;
    this.isKnown = isKnown;
  }

  /**
   * What was observed. To be asked when the build is done: this looks once more at what may have
   * changed while it was asked. Costs a system call for each directory and each of its names.
   */
  public static Facts of(Observations observations) {
    boolean isAnswered = observations.settle();
    Map<String, FactGroup> groups = new TreeMap<>();
    for (DirectoryFact fact : observations.directories.values()) {
      group(groups, fact.path).directory = fact;
    }
    add(groups, observations.settings, FactGroup.Reader.RESOLVER);
    add(groups, observations.modules, FactGroup.Reader.PARSER);
    Installers.addRecords(groups);
    List<FactGroup> sorted = new ArrayList<>(groups.values());
    Installers.mark(sorted);
    return new Facts(
        sorted, new TreeMap<>(observations.links), isAnswered, !observations.hasDoubtfulModules());
  }

  private static void add(
      Map<String, FactGroup> groups, Map<String, FileFact> files, FactGroup.Reader reader) {
    for (Map.Entry<String, FileFact> file : new TreeMap<>(files).entrySet()) {
      String path = file.getKey();
      int slash = path.lastIndexOf('/');
      group(groups, path.substring(0, Math.max(0, slash)))
          .files
          .add(new FactGroup.Entry(path.substring(slash + 1), reader, file.getValue()));
    }
  }

  static FactGroup group(Map<String, FactGroup> groups, String path) {
    FactGroup known = groups.get(path);
    if (known == null) {
      known = new FactGroup(path);
      groups.put(path, known);
    }
    return known;
  }

  /** Writes the facts; equal ones make equal bytes. */
  public void write(ByteWriter out) {
    out.writeByte(isAnswered ? 1 : 0);
    out.writeByte(isKnown ? 1 : 0);
    out.writeInt(groups.size());
    for (FactGroup group : groups) {
      group.write(out);
    }
    out.writeInt(links.size());
    for (Map.Entry<String, String> link : links.entrySet()) {
      out.writeText(link.getKey());
      out.writeText(link.getValue());
    }
  }

  /**
   * Reads facts back.
   *
   * @throws IndexOutOfBoundsException when there are none
   */
  public static Facts read(ByteReader in) {
    boolean isAnswered = in.readByte() == 1;
    boolean isKnown = in.readByte() == 1;
    int groupCount = in.readCount(LEAST_GROUP_BYTES);
    List<FactGroup> groups = new ArrayList<>(groupCount);
    for (int group = 0; group < groupCount; group++) {
      groups.add(FactGroup.read(in, groupCount));
    }
    Map<String, String> links = new TreeMap<>();
    int linkCount = in.readCount(LEAST_LINK_BYTES);
    for (int link = 0; link < linkCount; link++) {
      links.put(in.readText(), in.readText());
    }
    return new Facts(groups, links, isAnswered, isKnown);
  }
}
