package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.Terminal;
import dev.shale.tools.cli.setting.Option;
import dev.shale.tools.cli.setting.OptionType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table in {@code docs/configuration.md} is printed from the table of options; {@code
 * -Dshale.update=true} prints it.
 */
class ConfigurationDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("shale.root", "../.."), "docs", "configuration.md");
  private static final String HEAD =
      """
      | key | on the command line | is | default | what it says | example |
      |---|---|---|---|---|---|
      """;

  @TempDir Path directory;

  @Test
  void theTableEqualsTheDeclaration() throws IOException {
    String document = Files.readString(DOCUMENT);
    int begin = document.indexOf(HEAD) + HEAD.length();
    StringBuilder printed = new StringBuilder(document.substring(0, begin));
    for (Option option : Option.values()) {
      printed.append(row(option));
    }
    printed.append(document.substring(document.indexOf("\n\n", begin - 1) + 1));
    if (Boolean.getBoolean("shale.update")) {
      Files.writeString(DOCUMENT, printed);
    }
    assertEquals(printed.toString(), Files.readString(DOCUMENT));
  }

  private static String row(Option option) {
    return "| `"
        + option.key()
        + "` | "
        + flags(option)
        + " | "
        + kind(option)
        + " | "
        + option.absent()
        + " | "
        + option.description()
        + " | `"
        + option.example()
        + "` |\n";
  }

  private static String flags(Option option) {
    if (option.flag().isEmpty()) {
      return option.label().isEmpty() ? "" : "`" + option.label() + "`";
    }
    return option.type() == OptionType.FLAG
        ? "`" + option.flag() + "`, `" + option.negativeFlag() + "`"
        : "`" + option.flag() + " " + option.label() + "`";
  }

  private static String kind(Option option) {
    List<String> words = new ArrayList<>();
    for (String choice : option.choices()) {
      words.add("`" + choice + "`");
    }
    return words.isEmpty() ? option.type().what() : String.join(", ", words);
  }

  /** What the document says that the command says. */
  @Test
  void itsExamplesAreRight() throws IOException {
    String document = Files.readString(DOCUMENT);
    int begin = document.indexOf("    {\n");
    String example = document.substring(begin, document.indexOf("\n\n", begin));
    Project project =
        new Project(directory)
            .with("shale.json", example)
            .with("src/main.tsx", "")
            .with("src/admin/a.ts", "");
    Run run = project.run("graph");
    assertEquals("", run.err());
    assertTrue(run.out().contains("\nConfiguration   shale.json\n"), run.out());
    Run wrong = project.with("shale.json", "{\n\n  \"platfrom\": 1}").run("graph");
    assertTrue(document.contains("    " + wrong.err()), wrong.err());
  }

  @Test
  void helpHasAllOptionsOfTheTable() {
    String help = Run.of(directory, Terminal.NONE, "graph", "--help").out();
    for (Option option : Option.values()) {
      assertTrue(help.contains(option.flag()), option.flag());
    }
  }
}
