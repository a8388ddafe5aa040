package dev.shale.tools.javascript;

import dev.shale.engine.facts.Observations;
import java.util.List;
import java.util.Set;

/** What npm, pnpm and the two Yarns do: packages are folders below a {@code node_modules}. */
final class PackageInstallers implements Observations.Installers {
  private static final String FOLDER = "/node_modules";
  private static final String BELOW = "/node_modules/";

  /** Of npm, pnpm, Yarn 1 and later Yarns. */
  private static final List<String> RECORDS =
      List.of(".package-lock.json", ".modules.yaml", ".yarn-integrity", ".yarn-state.yml");

  static boolean isInstalled(String path) {
    return path.contains(BELOW);
  }

  @Override
  public String folderOf(String path) {
    int modules = path.indexOf(BELOW);
    return modules < 0 ? "" : path.substring(0, modules + FOLDER.length());
  }

  @Override
  public String packageOf(String path) {
    return directoryOf(path);
  }

  static String directoryOf(String path) {
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

  @Override
  public Set<String> folderNames() {
    return Set.of("node_modules");
  }

  @Override
  public String manifest() {
    return "package.json";
  }

  @Override
  public List<String> records() {
    return RECORDS;
  }
}
