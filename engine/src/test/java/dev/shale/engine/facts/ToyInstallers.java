package dev.shale.engine.facts;

import java.util.List;

/** Packages are the folders in a folder {@code packages}. */
final class ToyInstallers implements Observations.Installers {
  private static final String FOLDER = "/packages";

  @Override
  public String folderOf(String path) {
    int folder = path.indexOf(FOLDER + "/");
    return folder < 0 ? "" : path.substring(0, folder + FOLDER.length());
  }

  @Override
  public String packageOf(String path) {
    String folder = folderOf(path);
    if (folder.isEmpty()) {
      return "";
    }
    int end = path.indexOf('/', folder.length() + 1);
    return end < 0 ? path : path.substring(0, end);
  }

  @Override
  public String manifest() {
    return "manifest";
  }

  @Override
  public List<String> records() {
    return List.of(".installed", ".linked");
  }
}
