package dev.shale.tools.cli.report;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.TextNames;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.ShakeAnswer;
import dev.shale.tools.cli.question.usage.EffectReason;
import dev.shale.tools.cli.question.usage.SourcePlaces;
import java.util.List;

/** An answer to {@code shale shake} for people. */
public final class ShakeText {
  private static final int WIDTH = 10;
  private static final String OWN = "(own modules)";

  private final ShakeAnswer answer;
  private final TextNames names;
  private final Style style;
  private final int top;
  private final SourcePlaces places;

  public ShakeText(ShakeAnswer answer, TextNames names, Style style, int top) {
    this.answer = answer;
    this.names = names;
    this.style = style;
    this.top = top;
    places = new SourcePlaces(answer.graph());
  }

  public void print(Output out) {
    out.println(style.bold(sentence()));
    out.println("");
    out.println(right("survives") + right("of") + "  package");
    for (ShakeAnswer.Part part : first(answer.packages())) {
      out.println(line(part) + (part.name().isEmpty() ? OWN : Visible.of(part.name())));
    }
    more(answer.packages(), "package", out);
    out.println("");
    out.println(right("survives") + right("of") + "  module");
    for (ShakeAnswer.Part part : first(answer.modules())) {
      out.println(line(part) + names.path(part.module()) + style.dim(reason(part)));
    }
    more(answer.modules(), "module", out);
  }

  private String sentence() {
    return Numbers.counted(answer.survivingCount(), "module")
        + " of "
        + Numbers.grouped(answer.modules().size())
        + " and "
        + Sizes.of(answer.survivingBytes())
        + " of "
        + Sizes.of(answer.bytes())
        + " survive when what nobody uses is left out";
  }

  private List<ShakeAnswer.Part> first(List<ShakeAnswer.Part> parts) {
    return parts.subList(0, Math.min(top, parts.size()));
  }

  private void more(List<ShakeAnswer.Part> parts, String noun, Output out) {
    if (parts.size() > top) {
      String count = Numbers.counted(parts.size() - top, noun);
      out.println(style.dim("... and " + count + " more; --top N shows more"));
    }
  }

  private static String line(ShakeAnswer.Part part) {
    return right(Sizes.of(part.survivingBytes())) + right(Sizes.of(part.bytes())) + "  ";
  }

  private static String right(String text) {
    return " ".repeat(Math.max(1, WIDTH - text.length())) + text;
  }

  private String reason(ShakeAnswer.Part part) {
    if (part.survivingCount() == 0) {
      return "  dropped";
    }
    int keeper = answer.keeper(part.module());
    if (keeper == Snapshot.NO_DEPENDENCY) {
      return "  an entry";
    }
    return (answer.isForEffects(part.module())
            ? "  for " + effects(part.module()) + ", by "
            : "  by ")
        + names.place(keeper);
  }

  private String effects(int module) {
    EffectReason reason = EffectReason.of(answer.graph(), answer.analysis(), module);
    if (reason.dependency() != Snapshot.NO_DEPENDENCY) {
      return "the effects of " + names.path(answer.graph().target(reason.dependency()));
    }
    if (!reason.isStatement()) {
      return "its effects";
    }
    SourcePlaces.Place place = places.of(module, reason.part());
    return reason.clause() + (place == null ? "" : " in line " + place.line());
  }
}
