package dev.shale.engine.facts;

import dev.shale.engine.facts.FactGroup.Reader;
import dev.shale.engine.facts.Observations.Installers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which groups are of installed packages, and what tells whether those are the same. */
final class ManagedGroups {
  private final Installers installers;

  ManagedGroups(Installers installers) {
    this.installers = installers;
  }

  /** The folders in which packages of these groups are installed. */
  SortedSet<String> folders(Map<String, FactGroup> groups) {
    SortedSet<String> folders = new TreeSet<>();
    for (String path : groups.keySet()) {
      String folder = installers.folderOf(path);
      if (!folder.isEmpty()) {
        folders.add(folder);
      }
    }
    return folders;
  }

  /**
   * Adds the records of the installers of packages.
   *
   * @param begun the records from before any file of a package was looked at
   */
  static void addRecords(
      Map<String, FactGroup> groups, Set<String> folders, Map<String, InstallerRecords> begun) {
    for (String folder : folders) {
      InstallerRecords records = begun.get(folder);
      if (records != null) {
        for (FactGroup.Entry record : records.settled()) {
          Facts.group(groups, folder).files.add(record);
        }
      }
    }
  }

  /** Tells the groups of packages who manages them. */
  void mark(List<FactGroup> groups) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int number = 0; number < groups.size(); number++) {
      numbers.put(groups.get(number).path, number);
    }
    for (FactGroup group : groups) {
      String root = installers.packageOf(group.path);
      if (!root.isEmpty()) {
        int packageGroup = numbers.getOrDefault(root, FactGroup.NO_GROUP);
        int installer = numbers.getOrDefault(installers.folderOf(root), FactGroup.NO_GROUP);
        if (has(groups, packageGroup, Reader.RESOLVER)
            && has(groups, installer, Reader.INSTALLER)) {
          group.packageGroup = packageGroup;
          group.installerGroup = installer;
        }
      }
    }
  }

  private boolean has(List<FactGroup> groups, int number, Reader reader) {
    if (number == FactGroup.NO_GROUP) {
      return false;
    }
    for (FactGroup.Entry file : groups.get(number).files) {
      if (file.reader() == reader
          && (reader == Reader.INSTALLER || file.name().equals(installers.manifest()))) {
        return true;
      }
    }
    return false;
  }
}
