package dev.shale.tools.cli.argument;

import dev.shale.tools.cli.output.Visible;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Entries with names that are typed: {@code app=src/setup.ts,src/main.ts}. */
final class NamedEntries {
  private NamedEntries() {}

  /** Whether a text has files, and not the name of an entry alone. */
  static boolean hasFiles(String text) {
    return text.indexOf('=') >= 0;
  }

  /**
   * Reads entries; one that is typed twice has the files of both.
   *
   * @param directory that the files are relative to
   * @throws InputException when a file is not there
   */
  static List<NamedEntry> typed(List<String> texts, Path directory, String command) {
    Map<String, Set<Path>> files = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 1 || equals == text.length() - 1) {
        throw BuildArguments.notOneOf(
            command, "--entry", "a name and files, as in app=src/main.ts", Visible.of(text));
      }
      Set<Path> ofName =
          files.computeIfAbsent(text.substring(0, equals), name -> new LinkedHashSet<>());
      for (String file : text.substring(equals + 1).split(",", -1)) {
        Path path = Inputs.realPath(directory, file);
        if (!Files.isRegularFile(path)) {
          throw new InputException("--entry " + Visible.of(text) + ": " + file + " is no file");
        }
        ofName.add(path);
      }
    }
    List<NamedEntry> entries = new ArrayList<>();
    files.forEach(
        (name, paths) -> entries.add(new NamedEntry(name, List.copyOf(paths), List.of(), "")));
    return entries;
  }
}
