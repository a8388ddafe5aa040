package dev.shale.tools.cli.report.chain;

import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.DominatedAnswer;
import dev.shale.tools.cli.question.DominatedAnswer.Part;
import dev.shale.tools.cli.question.Session;
import java.util.List;

/** What would leave with some modules, for people. */
public final class DominatedText {
  private static final int WIDTH = 10;
  private static final String OWN = "(own modules)";

  private final Session session;
  private final DominatedAnswer answer;
  private final Style style;
  private final int top;

  public DominatedText(Session session, DominatedAnswer answer, Style style, int top) {
    this.session = session;
    this.answer = answer;
    this.style = style;
    this.top = top;
  }

  public void print(Output out) {
    out.println(style.bold(sentence()));
    if (answer.count() == 0) {
      return;
    }
    out.println("");
    out.println(right("bytes") + right("modules") + "  package");
    for (Part part : first(answer.packages())) {
      String name = part.name().isEmpty() ? OWN : Visible.of(part.name());
      out.println(
          right(Sizes.of(part.bytes())) + right(Numbers.grouped(part.count())) + "  " + name);
    }
    more(answer.packages(), "package", out);
    out.println("");
    out.println(right("bytes") + "  module");
    for (Part part : first(answer.modules())) {
      out.println(right(Sizes.of(part.bytes())) + "  " + session.text().path(part.module()));
    }
    more(answer.modules(), "module", out);
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

  private List<Part> first(List<Part> parts) {
    return parts.subList(0, Math.min(top, parts.size()));
  }

  private void more(List<Part> parts, String noun, Output out) {
    if (parts.size() > top) {
      String count = Numbers.counted(parts.size() - top, noun);
      out.println(style.dim("... and " + count + " more; --top N shows more"));
    }
  }

  private static String right(String text) {
    return " ".repeat(Math.max(1, WIDTH - text.length())) + text;
  }
}
