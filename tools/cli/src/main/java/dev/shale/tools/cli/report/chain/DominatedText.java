package dev.shale.tools.cli.report.chain;

import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.question.DominatedAnswer;
import dev.shale.tools.cli.question.DominatedAnswer.Part;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.report.TopLines;

/** What would leave with some modules, for people. */
public final class DominatedText {
  private final Session session;
  private final DominatedAnswer answer;
  private final Style style;
  private final TopLines lines;

  public DominatedText(Session session, DominatedAnswer answer, Style style, int top) {
    this.session = session;
    this.answer = answer;
    this.style = style;
    lines = new TopLines(top, style);
  }

  public void print(Output out) {
    out.println(style.bold(sentence()));
    if (answer.count() == 0) {
      return;
    }
    out.println("");
    out.println(TopLines.right("bytes") + TopLines.right("modules") + "  package");
    for (Part part : lines.first(answer.packages())) {
      print(part.bytes(), part.count(), TopLines.packageName(part.name()), out);
    }
    lines.printMore(answer.packages(), "package", out);
    if (answer.otherCount() > 0) {
      print(0, answer.otherCount(), "(no files, such as node:fs)", out);
    }
    out.println("");
    out.println(TopLines.right("bytes") + "  module");
    for (Part part : lines.first(answer.modules())) {
      out.println(
          TopLines.right(Sizes.of(part.bytes())) + "  " + session.text().path(part.module()));
    }
    lines.printMore(answer.modules(), "module", out);
  }

  private static void print(long bytes, int count, String name, Output out) {
    String numbers = TopLines.right(Sizes.of(bytes)) + TopLines.right(Numbers.grouped(count));
    out.println(numbers + "  " + name);
  }

  private String sentence() {
    String name = answer.about().text(session);
    if (answer.count() == 0) {
      return "Nothing would leave with " + name + ": no entry leads there when the program runs";
    }
    int others = answer.count() - answer.aboutCount();
    String with =
        others == 0
            ? "Nothing else would leave with " + name
            : Numbers.counted(others, "module")
                + " with "
                + Sizes.of(answer.bytes() - answer.aboutBytes())
                + " would leave with "
                + name;
    return with
        + "; together "
        + Sizes.of(answer.bytes())
        + " of "
        + Sizes.of(answer.programBytes());
  }
}
