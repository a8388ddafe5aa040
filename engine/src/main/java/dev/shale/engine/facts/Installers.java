package dev.shale.engine.facts;

import dev.shale.engine.facts.FactGroup.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which files an installer manages: those of a package below {@code node_modules}. When it changes
 * them, it changes the package.json or its own records too.
 */
final class Installers {
  private static final String NODE_MODULES = "/node_modules";
  private static final String BELOW = NODE_MODULES.concat("/");
  private static final String PACKAGE_JSON = "package.json";

  /** What npm, pnpm and the two Yarns write into node_modules when they are done. */
  private static final String[] RECORDS = {
    ".package-lock.json", ".modules.yaml", ".yarn-integrity", ".yarn-state.yml"
  };

  private Installers() {}

  /** Notes the records of the installers of all packages. */
  static void addRecords(Map<String, FactGroup> groups) {
    TreeSet<String> folders = new TreeSet<>();
    for (String path : groups.keySet()) {
      if (path.contains(BELOW)) {
        folders.add(folder(path));
      }
    }
    for (String folder : folders) {
      for (String record : RECORDS) {
        addRecord(groups, folder, record);
      }
    }
  }

  private static void addRecord(Map<String, FactGroup> groups, String folder, String name) {
    String path = folder.concat("/").concat(name);
    FileFact begun = FileFact.begin(path);
    if (begun.stamp().equals(Stamp.ABSENT)) {
      return;
    }
    try {
      byte[] bytes = Files.readAllBytes(Path.of(path));
      FileFact fact = begun.read(bytes, bytes.length);
      Facts.group(groups, folder).files.add(new FactGroup.Entry(name, Reader.INSTALLER, fact));
    } catch (IOException unreadable) {
      // As if there were none.
      return;
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
        int installer = numbers.getOrDefault(folder(root), FactGroup.NO_GROUP);
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

  /** The outermost node_modules above a path below one. */
  private static String folder(String path) {
    return path.substring(0, path.indexOf(BELOW) + NODE_MODULES.length());
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
