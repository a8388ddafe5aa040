package dev.shale.engine.facts;

import dev.shale.engine.facts.FactGroup.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which files an installer manages: those of a package below {@code node_modules}. When it changes
 * them, it changes the package.json or its own records too.
 */
final class Installers {
  private static final String NODE_MODULES = "/node_modules";
  private static final String BELOW = NODE_MODULES.concat("/");
  private static final String PACKAGE_JSON = "package.json";

  private Installers() {}

  /**
   * The node_modules that a path lies in, the outermost if there are several; empty for a path that
   * lies in none.
   */
  static String folderOf(String path) {
    int modules = path.indexOf(BELOW);
    return modules < 0 ? "" : path.substring(0, modules + NODE_MODULES.length());
  }

  /** The folders in which packages of these groups are installed. */
  static SortedSet<String> folders(Map<String, FactGroup> groups) {
    SortedSet<String> folders = new TreeSet<>();
    for (String path : groups.keySet()) {
      String folder = folderOf(path);
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
  static void mark(List<FactGroup> groups) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int number = 0; number < groups.size(); number++) {
      numbers.put(groups.get(number).path, number);
    }
    for (FactGroup group : groups) {
      String root = packageRoot(group.path);
      if (!root.isEmpty()) {
        int packageGroup = numbers.getOrDefault(root, FactGroup.NO_GROUP);
        int installer = numbers.getOrDefault(folderOf(root), FactGroup.NO_GROUP);
        if (has(groups, packageGroup, Reader.RESOLVER)
            && has(groups, installer, Reader.INSTALLER)) {
          group.packageGroup = packageGroup;
          group.installerGroup = installer;
        }
      }
    }
  }

  private static boolean has(List<FactGroup> groups, int number, Reader reader) {
    if (number == FactGroup.NO_GROUP) {
      return false;
    }
    for (FactGroup.Entry file : groups.get(number).files) {
      if (file.reader() == reader
          && (reader == Reader.INSTALLER || file.name().equals(PACKAGE_JSON))) {
        return true;
      }
    }
    return false;
  }

  /** The directory of the package that a path is in or is; empty when it is in none. */
  static String packageRoot(String path) {
    int modules = path.lastIndexOf(BELOW);
    if (modules < 0) {
      return "";
    }
    int begin = modules + BELOW.length();
    int end = path.indexOf('/', begin);
    if (path.startsWith("@", begin)) {
      if (end < 0) {
        return "";
      }
      end = path.indexOf('/', end + 1);
    }
    return end < 0 ? path : path.substring(0, end);
  }
}
