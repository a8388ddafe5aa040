package dev.shale.engine.facts;

import dev.shale.offheap.ByteWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that a build learned from the file system, in the order of paths. {@link KeptFacts} are what
 * is left of them.
 */
public final class Facts {
  private final List<FactGroup> groups;
  private final Map<String, String> links;

  /** In which packages are installed. */
  private final Set<String> folders;

  /** Whether everything is known on which answers of the resolver depend. */
  private final boolean isAnswered;

  /** Whether all modules are known. */
  private final boolean isKnown;

  /** Whether no answer depends on more than its request says. */
  private final boolean isSure;

  private Facts(
      List<FactGroup> groups,
      Map<String, String> links,
      Set<String> folders,
      boolean isAnswered,
      boolean isKnown,
      boolean isSure) {
    this.groups = groups;
    this.links = links;
    this.folders = folders;
    this.isAnswered = isAnswered;
    this.isKnown = isKnown;
    this.isSure = isSure;
  }

  /**
   * What was observed. To be asked when the build is done: this looks once more at what may have
   * changed while it was asked. Costs a system call for each directory and each of its names.
   */
  public static Facts of(Observations observations) {
    boolean isAnswered = observations.settle();
    Map<String, FactGroup> groups = new HashMap<>();
    for (DirectoryFact fact : observations.directories.values()) {
      group(groups, fact.path).directory = fact;
    }
    add(groups, observations.settings, FactGroup.Reader.RESOLVER);
    add(groups, observations.modules, FactGroup.Reader.PARSER);
    Observations.Installers installers = observations.installers();
    ManagedGroups managed = installers == null ? null : new ManagedGroups(installers);
    Set<String> folders = managed == null ? Set.of() : managed.folders(groups);
    ManagedGroups.addRecords(groups, folders, observations.records);
    List<FactGroup> sorted = sorted(groups);
    if (managed != null) {
      managed.mark(sorted);
    }
    return new Facts(
        sorted,
        new TreeMap<>(observations.links),
        folders,
        isAnswered,
        !observations.hasDoubtfulModules(),
        !observations.isUnsure());
  }

  private static List<FactGroup> sorted(Map<String, FactGroup> groups) {
    List<FactGroup> sorted = new ArrayList<>(groups.values());
    sorted.sort(Comparator.comparing(group -> group.path));
    for (FactGroup group : sorted) {
      group.files.sort(
          Comparator.comparing(FactGroup.Entry::reader).thenComparing(FactGroup.Entry::name));
    }
    return sorted;
  }

  private static void add(
      Map<String, FactGroup> groups, Map<String, FileFact> files, FactGroup.Reader reader) {
    for (Map.Entry<String, FileFact> file : files.entrySet()) {
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

  /** Writes the facts as {@link KeptFacts} says; equal ones make equal bytes. */
  public void write(ByteWriter out) {
    out.writeByte(isAnswered ? 1 : 0);
    out.writeByte(isKnown ? 1 : 0);
    out.writeByte(isSure ? 1 : 0);
    out.writeInt(fileCount());
    out.writeInt(groups.size());
    long index = out.length();
    for (FactGroup group : groups) {
      out.writeInt(0);
      out.writeInt(group.packageGroup);
      out.writeInt(group.installerGroup);
    }
    out.writeInt(0);
    for (FactGroup group : groups) {
      out.patchInt(index, Math.toIntExact(out.length()));
      index += KeptFacts.INDEX_BYTES;
      group.write(out);
    }
    out.patchInt(index, Math.toIntExact(out.length()));
    out.writeInt(links.size());
    for (Map.Entry<String, String> link : links.entrySet()) {
      out.writeText(link.getKey());
      out.writeText(link.getValue());
    }
    out.writeInt(folders.size());
    folders.forEach(out::writeText);
  }

  private int fileCount() {
    int count = 0;
    for (FactGroup group : groups) {
      count += group.files.size();
    }
    return count;
  }
}
