package dev.shale.tools.cli.report;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.TextNames;
import dev.shale.tools.cli.question.ShakeAnswer;
import dev.shale.tools.cli.question.usage.EffectReason;
import dev.shale.tools.cli.question.usage.SourcePlaces;

/** An answer to {@code shale shake} for people. */
public final class ShakeText {
  private final ShakeAnswer answer;
  private final TextNames names;
  private final Style style;
  private final TopLines lines;
  private final SourcePlaces places;

  public ShakeText(ShakeAnswer answer, TextNames names, Style style, int top) {
    this.answer = answer;
    this.names = names;
    this.style = style;
    lines = new TopLines(top, style);
    places = new SourcePlaces(answer.graph());
  }

  public void print(Output out) {
    out.println(style.bold(sentence()));
    out.println("");
    out.println(TopLines.right("survives") + TopLines.right("of") + "  package");
    for (ShakeAnswer.Part part : lines.first(answer.packages())) {
      out.println(line(part) + TopLines.packageName(part.name()));
    }
    lines.printMore(answer.packages(), "package", out);
    out.println("");
    out.println(TopLines.right("survives") + TopLines.right("of") + "  module");
    for (ShakeAnswer.Part part : lines.first(answer.modules())) {
      out.println(line(part) + names.path(part.module()) + style.dim(reason(part)));
    }
    lines.printMore(answer.modules(), "module", out);
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

  private static String line(ShakeAnswer.Part part) {
    return TopLines.right(Sizes.of(part.survivingBytes()))
        + TopLines.right(Sizes.of(part.bytes()))
        + "  ";
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
