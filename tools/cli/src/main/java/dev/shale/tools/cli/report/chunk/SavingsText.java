package dev.shale.tools.cli.report.chunk;

import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.chunk.Duplicates;
import dev.shale.tools.cli.chunk.Duplicates.Duplicate;
import dev.shale.tools.cli.chunk.Savings;
import dev.shale.tools.cli.chunk.Savings.Saving;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.TextNames;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.report.TopLines;
import java.util.List;

/** What could be smaller, for people: copies of modules, and imports that keep much. */
public final class SavingsText {
  private final ChunksAnswer answer;
  private final TextNames names;
  private final Style style;
  private final TopLines lines;

  public SavingsText(ChunksAnswer answer, TextNames names, Style style, int top) {
    this.answer = answer;
    this.names = names;
    this.style = style;
    lines = new TopLines(top, style);
  }

  /** Prints the modules that are in several chunks. */
  public void printDuplicates(List<Duplicate> duplicates, Output out) {
    if (duplicates.isEmpty()) {
      out.println(style.bold("No module is in two chunks"));
      return;
    }
    int count = duplicates.stream().mapToInt(duplicate -> duplicate.modules().size()).sum();
    out.println(
        style.bold(
            Numbers.counted(count, "module")
                + (count == 1 ? " is" : " are")
                + " in several chunks; copies are "
                + Sizes.of(Duplicates.extraBytes(duplicates))));
    out.println("");
    out.println(TopLines.right("copies") + TopLines.right("chunks") + "  modules");
    for (Duplicate duplicate : lines.first(duplicates)) {
      out.println(
          TopLines.right(Sizes.of(duplicate.extraBytes()))
              + TopLines.right(Numbers.grouped(duplicate.chunks().size()))
              + "  "
              + modules(duplicate.modules()));
      out.println(style.dim(" ".repeat(22) + "in " + chunks(duplicate.chunks())));
    }
    lines.printMore(duplicates, "group", out);
  }

  private String modules(List<Integer> modules) {
    String first = names.path(modules.getFirst());
    int more = modules.size() - 1;
    return more == 0 ? first : first + " and " + Numbers.grouped(more) + " more";
  }

  private String chunks(List<Integer> chunks) {
    return ChunkNames.few(answer, chunks);
  }

  /** Prints the imports that keep the most, and dynamic ones that load nothing. */
  public void printSavings(Savings savings, Output out) {
    List<Saving> imports = savings.imports();
    if (imports.isEmpty()) {
      out.println(style.bold("No import keeps anything in an initial load by itself"));
    } else {
      out.println(style.bold("Initial loads would be smaller if these imports were dynamic:"));
      out.println("");
      out.println(TopLines.right("less") + "  import");
      for (Saving saving : lines.first(imports)) {
        boolean isOnly = answer.chunks().starts().size() == 1;
        String start = answer.chunks().starts().get(saving.start()).name();
        out.println(
            TopLines.right(Sizes.of(saving.bytes()))
                + "  "
                + names.line(saving.dependency())
                + (isOnly ? "" : style.dim("  (entry " + Visible.of(start) + ")")));
      }
      lines.printMore(imports, "import", out);
    }
    List<Integer> redundant = savings.redundant();
    if (!redundant.isEmpty()) {
      String count = Numbers.counted(redundant.size(), "dynamic import");
      String loads = redundant.size() == 1 ? " loads" : " load";
      out.println("");
      out.println(style.bold(count + loads + " nothing: all is there already"));
      for (int dependency : lines.first(redundant)) {
        out.println("  " + names.line(dependency));
      }
      lines.printMore(redundant, "dynamic import", out);
    }
  }
}
