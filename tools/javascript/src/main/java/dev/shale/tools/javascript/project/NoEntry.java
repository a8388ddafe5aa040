package dev.shale.tools.javascript.project;

import dev.shale.tools.javascript.glob.Folders;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/** Says that nothing was found to begin with, what was looked for, and what to type. */
final class NoEntry {
  private static final List<String> CODE =
      List.of(".tsx", ".ts", ".jsx", ".js", ".mts", ".mjs", ".cts", ".cjs");
  private static final List<String> FOLDERS = List.of("src", "lib", "app", "");

  private NoEntry() {}

  static String sentence(Path directory, List<ProjectLayout.Member> packages, String layout) {
    StringJoiner skipped = new StringJoiner("; ", " (", ")").setEmptyValue("");
    packages.stream().flatMap(one -> one.skipped().stream()).limit(3).forEach(skipped::add);
    String looked =
        layout.isEmpty()
            ? directory
                + " has no entry in package.json (source, exports, module, main, browser, bin), no"
                + " files of a framework, no index.html, and neither src/index.* nor index.*,"
                + " main.*, app.* or server.*"
            : "neither "
                + directory
                + " nor a package of its "
                + layout
                + " has an entry in package.json (source, exports, module, main, browser, bin),"
                + " files of a framework, an index.html, or src/index.*, index.*, main.*, app.* or"
                + " server.*";
    return looked + ": name an entry file" + example(directory) + skipped;
  }

  /** The first file of code that lies where code usually does. */
  private static String example(Path directory) {
    for (String folder : FOLDERS) {
      for (String name : Folders.names(directory.resolve(folder))) {
        int dot = name.lastIndexOf('.');
        if (dot > 0 && CODE.contains(name.substring(dot)) && !name.contains(".config.")) {
          return ", as in 'shale graph " + (folder.isEmpty() ? name : folder + "/" + name) + "'";
        }
      }
    }
    return "";
  }
}
