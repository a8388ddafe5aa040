package dev.shale.tools.javascript.project;

import java.util.ArrayList;
import java.util.List;

/** Takes the commands of package.json scripts apart. */
final class Scripts {
  private Scripts() {}

  /** The files that a script runs, as they are written. */
  static List<String> files(String script) {
    List<String> files = new ArrayList<>();
    boolean isRun = false;
    for (String word : script.split("\\s+|&&|\\|\\||;", -1)) {
      String plain = word.replace("\"", "").replace("'", "");
      if (isRunner(plain)) {
        isRun = true;
      } else if (isRun && EntryFinder.isCode(plain)) {
        files.add(plain);
        isRun = false;
      } else if (word.isEmpty()) {
        isRun = false;
      }
    }
    return files;
  }

  private static boolean isRunner(String word) {
    return switch (word) {
      case "node", "nodemon", "tsx", "ts-node", "ts-node-dev", "bun", "deno", "esno", "jiti" ->
          true;
      case "babel-node", "vite-node", "swc-node", "electron", "run", "watch" -> true;
      default -> false;
    };
  }
}
