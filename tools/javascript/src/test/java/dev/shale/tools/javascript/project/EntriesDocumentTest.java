package dev.shale.tools.javascript.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables in {@code docs/entries.md} are printed from the declarations; {@code
 * -Dshale.update=true} prints them.
 */
class EntriesDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("shale.root", "../.."), "docs", "entries.md");

  @Test
  void theTablesEqualTheDeclarations() throws IOException {
    String document = Files.readString(DOCUMENT);
    String printed =
        replace(
            document,
            "| said as | which files |\n",
            Stream.of(EntryRule.values())
                .map(rule -> "| " + rule.label() + " | " + rule.what() + " |\n"));
    printed =
        replace(
            printed,
            "| framework | dependency | platform | files |\n",
            Stream.of(Framework.values()).map(EntriesDocumentTest::row));
    printed =
        replace(
            printed,
            "| workspace |\n",
            Stream.of(WorkspaceLayout.values()).map(layout -> "| " + layout.label() + " |\n"));
    if (Boolean.getBoolean("shale.update")) {
      Files.writeString(DOCUMENT, printed);
    }
    assertEquals(printed, Files.readString(DOCUMENT));
  }

  private static String row(Framework framework) {
    String files =
        Stream.of(framework.patterns())
            .map(pattern -> "`" + pattern + "`")
            .collect(Collectors.joining(", "));
    return String.format(
        "| %s | `%s` | %s | %s |%n",
        framework.label(), framework.dependency(), framework.platform().label(), files);
  }

  /** Replaces the rows of a table, between the line under its head and an empty one. */
  private static String replace(String document, String head, Stream<String> rows) {
    int begin = document.indexOf('\n', document.indexOf(head) + head.length()) + 1;
    return document.substring(0, begin)
        + rows.collect(Collectors.joining())
        + document.substring(document.indexOf("\n\n", begin) + 1);
  }
}
