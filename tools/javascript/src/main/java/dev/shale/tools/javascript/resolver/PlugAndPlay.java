package dev.shale.tools.javascript.resolver;

import java.util.Set;

/**
 * Recognises projects of Yarn Plug'n'Play, whose packages are archives that a file {@code .pnp.cjs}
 * lists. They are not read; a failure says so.
 */
final class PlugAndPlay {
  private static final String MANIFEST = ".pnp.cjs";

  private PlugAndPlay() {}

  /** What is to be added to the failure of a package; empty where it has another reason. */
  static String reason(Directory from) {
    for (Directory level = from; level != null; level = level.parent()) {
      if (level.guess(MANIFEST) instanceof Entry.RegularFile && !hasPackages(level)) {
        return "; Yarn Plug'n'Play ("
            + level.pathOf(MANIFEST)
            + ") is not supported: set \"nodeLinker: node-modules\" in .yarnrc.yml"
            + " and run \"yarn install\"";
      }
    }
    return "";
  }

  /** Tools keep caches in {@code node_modules/.cache}, whoever installs packages. */
  private static boolean hasPackages(Directory level) {
    if (!(level.child(Directory.NODE_MODULES) instanceof Directory modules)) {
      return false;
    }
    Set<String> names = modules.list();
    if (names == null) {
      return true;
    }
    for (String name : names) {
      if (!name.startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
