package dev.shale.tools.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case of {@code src/test/resources/exports}: the files of a small project, and lines of what is
 * expected of it. The README there says what they mean.
 */
record ExportsCase(String name, Map<String, String> files, List<String> expected) {
  private static final String SECTION = "--- ";
  private static final String EXPECTED = "expect";

  static ExportsCase read(Path file) throws IOException {
    Map<String, StringBuilder> sections = new LinkedHashMap<>();
    StringBuilder section = new StringBuilder();
    for (String line : Files.readString(file).split("\n", -1)) {
      if (line.startsWith(SECTION)) {
        section = new StringBuilder();
        sections.put(line.substring(SECTION.length()).strip(), section);
      } else {
        section.append(line).append('\n');
      }
    }
    List<String> expected =
        String.valueOf(sections.remove(EXPECTED)).lines().filter(line -> !line.isBlank()).toList();
    Map<String, String> files = new LinkedHashMap<>();
    sections.forEach((path, text) -> files.put(path, text.toString()));
    files.putIfAbsent("package.json", "{ \"name\": \"case\" }");
    String name = String.valueOf(file.getFileName()).replace(".case", "");
    return new ExportsCase(name, files, expected);
  }

  void write(Path root) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  List<String> entries() {
    for (String line : expected) {
      if (line.startsWith("entry ") || line.startsWith("entries ")) {
        return List.of(line.substring(line.indexOf(' ') + 1).split(" ", -1));
      }
    }
    return List.of("src/index.js");
  }

  /** Of each module what is expected, and what is allowed beside it: {@code used a b} and such. */
  Map<String, List<List<String>>> modules() {
    Map<String, List<List<String>>> modules = new LinkedHashMap<>();
    for (String line : expected) {
      String said = line.startsWith("allowed ") ? line.substring("allowed ".length()) : line;
      int colon = said.indexOf(": ");
      boolean isModule = colon > 0 && files.containsKey(said.substring(0, colon));
      if (isModule) {
        modules
            .computeIfAbsent(said.substring(0, colon), none -> new ArrayList<>())
            .add(List.of(said.substring(colon + 2).split("; ?", -1)));
      }
    }
    return modules;
  }

  /** Lines such as {@code src/barrel.js#x = src/d.js#y}; several for the same name are choices. */
  Map<String, List<String>> bindings() {
    Map<String, List<String>> bindings = new LinkedHashMap<>();
    for (String line : expected) {
      String said = line.startsWith("allowed ") ? line.substring("allowed ".length()) : line;
      if (said.startsWith("binding ")) {
        String[] sides = said.substring("binding ".length()).split(" = ", -1);
        bindings.computeIfAbsent(sides[0], none -> new ArrayList<>()).add(sides[1]);
      }
    }
    return bindings;
  }
}
