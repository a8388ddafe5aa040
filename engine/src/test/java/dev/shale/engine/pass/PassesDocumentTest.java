package dev.shale.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.graph.Mutations;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.contract.PassReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables in {@code docs/passes.md} of passes and of reasons are printed from the declarations;
 * {@code -Dshale.update=true} prints them.
 */
class PassesDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("shale.root", ".."), "docs", "passes.md");

  @Test
  void theTablesEqualTheDeclarations() throws IOException {
    String document = Files.readString(DOCUMENT);
    String printed = replace(document, "| pass | reads | needs | writes | hot |\n", passes());
    printed = replace(printed, "| reason | how to avoid it |\n", coldReasons());
    printed = replace(printed, "| reason to run over nothing |\n", skipReasons());
    if (Boolean.getBoolean("shale.update")) {
      Files.writeString(DOCUMENT, printed);
    }
    assertEquals(printed, Files.readString(DOCUMENT));
  }

  /** Replaces the rows of a table, between the line under its head and an empty one. */
  private static String replace(String document, String head, String rows) {
    int begin = document.indexOf('\n', document.indexOf(head) + head.length()) + 1;
    return document.substring(0, begin)
        + rows
        + document.substring(document.indexOf("\n\n", begin) + 1);
  }

  private static String passes() {
    StringBuilder text = new StringBuilder();
    for (Pass pass : Passes.ALL) {
      String needs =
          pass.needs().isEmpty()
              ? Passes.EDGES
              : pass.needs().stream().map(Pass::label).collect(Collectors.joining(", "));
      text.append(row(pass.label(), reads(pass.causes()), needs, pass.columns(), pass.hot()));
    }
    return text.toString();
  }

  private static String reads(int causes) {
    List<String> reads = new ArrayList<>();
    addIf(causes & Mutations.CONNECTIONS, "connections", reads);
    addIf(causes & Mutations.EXISTENCE, "existence", reads);
    addIf(causes & Mutations.FLAGS, "flags", reads);
    return String.join(", ", reads);
  }

  private static void addIf(int cause, String name, List<String> names) {
    if (cause != 0) {
      names.add(name);
    }
  }

  private static List<PassReason> reasons() {
    List<PassReason> reasons = new ArrayList<>(PassReason.ofAll());
    Passes.ALL.forEach(pass -> reasons.addAll(pass.reasons()));
    return reasons;
  }

  private static String coldReasons() {
    StringBuilder text = new StringBuilder();
    for (PassReason reason : reasons()) {
      if (!reason.remedy().isEmpty()) {
        text.append(row(reason.sentence(), reason.remedy()));
      }
    }
    return text.toString();
  }

  private static String skipReasons() {
    StringBuilder text = new StringBuilder();
    for (PassReason reason : reasons()) {
      if (reason.remedy().isEmpty()) {
        text.append(row(reason.sentence()));
      }
    }
    return text.toString();
  }

  private static String row(String... cells) {
    return ("| " + String.join(" | ", cells) + " |\n").replace("|  |", "| |");
  }
}
