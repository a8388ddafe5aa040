package dev.shale.tools.cli.argument;

import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.javascript.glob.Globs;
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
   * @throws InputException when a file is not there, or a glob fits none
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
      for (String file : files(text.substring(equals + 1))) {
        add(file, directory, text, ofName);
      }
    }
    List<NamedEntry> entries = new ArrayList<>();
    files.forEach(
        (name, paths) -> entries.add(new NamedEntry(name, List.copyOf(paths), List.of(), "")));
    return entries;
  }

  /** Divides at commas, but for those of a glob such as {@code src/*.{js,ts}}. */
  private static List<String> files(String text) {
    List<String> files = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      depth += character == '{' ? 1 : character == '}' ? -1 : 0;
      if (character == ',' && depth <= 0) {
        files.add(text.substring(begin, at));
        begin = at + 1;
      }
    }
    files.add(text.substring(begin));
    return files;
  }

  private static void add(String file, Path directory, String text, Set<Path> into) {
    boolean isGlob = Globs.isPattern(file) && !Files.exists(directory.resolve(file));
    if (isGlob) {
      List<Path> found = Globs.files(directory, file);
      if (found.isEmpty()) {
        throw new InputException("--entry " + Visible.of(text) + ": " + file + " fits no file");
      }
      found.forEach(each -> into.add(Inputs.realPath(directory, each.toString())));
      return;
    }
    Path path = Inputs.realPath(directory, file);
    if (!Files.isRegularFile(path)) {
      throw new InputException("--entry " + Visible.of(text) + ": " + file + " is no file");
    }
    into.add(path);
  }
}
