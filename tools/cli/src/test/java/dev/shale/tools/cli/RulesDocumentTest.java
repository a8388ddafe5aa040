package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.Terminal;
import dev.shale.tools.cli.setting.Parameter;
import dev.shale.tools.cli.setting.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sections about rules in {@code docs/rules.md} are printed from their table; {@code
 * -Dshale.update=true} prints them.
 */
class RulesDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("shale.root", "../.."), "docs", "rules.md");
  private static final String BEGIN = "<!-- printed by RulesDocumentTest -->\n";
  private static final String END = "<!-- end of what is printed -->\n";

  @TempDir Path directory;

  @Test
  void theSectionsEqualTheDeclaration() throws IOException {
    String document = Files.readString(DOCUMENT);
    StringBuilder printed = new StringBuilder();
    printed.append(document, 0, document.indexOf(BEGIN) + BEGIN.length());
    for (Rule rule : Rule.values()) {
      printed.append(section(rule));
    }
    printed.append('\n').append(document.substring(document.indexOf(END)));
    if (Boolean.getBoolean("shale.update")) {
      Files.writeString(DOCUMENT, printed);
    }
    assertEquals(printed.toString(), Files.readString(DOCUMENT));
  }

  private static String section(Rule rule) {
    StringBuilder text = new StringBuilder("\n### ").append(rule.label()).append("\n\n");
    text.append(rule.description()).append(".\n\n");
    text.append("    ").append(rule.example()).append("\n\n");
    text.append("What to do: ").append(plain(rule.remedy())).append('.');
    if (rule.needs().length > 0) {
      text.append(" Needs ").append(names(rule.needs())).append('.');
    }
    text.append('\n');
    if (!rule.parameters().isEmpty()) {
      text.append("\n| parameter | is | default | what it says |\n|---|---|---|---|\n");
      rule.parameters().forEach(parameter -> text.append(row(parameter)));
    }
    return text.toString();
  }

  private static String plain(String remedy) {
    return Character.toLowerCase(remedy.charAt(0)) + remedy.substring(1);
  }

  private static String names(String[] keys) {
    List<String> names = new ArrayList<>();
    for (String key : keys) {
      names.add("`" + key + "`");
    }
    return String.join(" or ", names);
  }

  private static String row(Parameter parameter) {
    String is =
        parameter.words().length > 0
            ? String.join(", ", names(parameter.words()).split(" or ", -1))
            : parameter.type().what();
    String usual = "`" + String.join("`, `", parameter.usual()) + "`";
    String absent = parameter.usual().isEmpty() ? parameter.absent() : usual;
    return "| `"
        + parameter.key()
        + "` | "
        + is
        + " | "
        + absent
        + " | "
        + parameter.description()
        + " |\n";
  }

  /** What the document says that the command says. */
  @Test
  void itsExampleIsRight() throws IOException {
    String document = Files.readString(DOCUMENT);
    int begin = document.indexOf("    {\n");
    Project project =
        new Project(directory)
            .with("package.json", "{\"name\": \"p\", \"source\": \"src/index.ts\"}")
            .with("shale.json", document.substring(begin, document.indexOf("\n\n", begin)))
            .with("src/index.ts", "import './ui/list';\n")
            .with("src/ui/list.ts", "import { client } from \"../db/client\";\nclient();\n")
            .with("src/db/client.ts", "export const client = () => 1;\n");
    Run run = project.run("check");
    assertEquals(1, run.status(), run.err());
    for (String line : run.out().strip().split("\n", -1)) {
      assertTrue(document.contains(line.isEmpty() ? "\n" : "    " + line + "\n"), run.out());
    }
  }

  @Test
  void helpHasAllRules() {
    String help = Run.of(directory, Terminal.NONE, "check", "--help").out().replaceAll("\\s+", " ");
    for (Rule rule : Rule.values()) {
      assertTrue(help.contains(rule.label()), rule.label());
    }
  }
}
