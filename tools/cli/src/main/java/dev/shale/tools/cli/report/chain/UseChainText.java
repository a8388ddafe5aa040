package dev.shale.tools.cli.report.chain;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.usage.ExportWhy;
import dev.shale.tools.cli.question.usage.SourcePlaces;
import dev.shale.tools.cli.question.usage.UseHop;
import java.util.List;

/** Why an export is used, for people: a line for each use, and a sentence. */
public final class UseChainText {
  private final Session session;
  private final Snapshot graph;
  private final ExportWhy answer;
  private final String shown;
  private final SourcePlaces places;

  /**
   * The text of an answer.
   *
   * @param name the name of the export as it was asked for
   */
  public UseChainText(Session session, ExportWhy answer, String name) {
    this.session = session;
    this.answer = answer;
    graph = session.graph();
    places = new SourcePlaces(graph);
    shown = session.text().path(answer.module()) + "#" + Visible.of(name);
  }

  public void print(Output out) {
    StringBuilder text = new StringBuilder();
    List<UseHop> hops = answer.hops();
    for (int level = 0; level < hops.size(); level++) {
      ChainText.indent(text, level);
      text.append(line(hops.get(level))).append('\n');
    }
    if (!hops.isEmpty()) {
      ChainText.indent(text, hops.size());
      text.append(shown).append(origin()).append("\n\n");
    }
    out.print(text.append(sentence()).append(".\n"));
  }

  private String line(UseHop hop) {
    return switch (hop.kind()) {
      case STATEMENT -> statement(hop) + used(hop);
      case IMPORT -> session.text().line(hop.dependency());
      case PASSED_ON ->
          session.text().line(hop.dependency()) + "  passes " + name(hop.name()) + " on";
    };
  }

  private String statement(UseHop hop) {
    SourcePlaces.Place place =
        hop.part() == UseHop.NO_PART ? null : places.of(hop.module(), hop.part());
    if (place != null) {
      String path = session.text().path(hop.module());
      return path + ":" + place.line() + ":" + place.column() + "  " + Visible.of(place.text());
    }
    return hop.dependency() == Snapshot.NO_DEPENDENCY
        ? session.text().path(hop.module())
        : session.text().place(hop.dependency());
  }

  private String used(UseHop hop) {
    return hop.dependency() == Snapshot.NO_DEPENDENCY
        ? ""
        : "  uses " + name(hop.name()) + " of " + request(hop);
  }

  private String request(UseHop hop) {
    return "\"" + Visible.of(graph.name(graph.request(hop.dependency()))) + "\"";
  }

  private static String name(String name) {
    return name.isEmpty() ? "all" : Visible.of(name);
  }

  /** Where a name comes from that its module only has from another. */
  private String origin() {
    boolean isOther = answer.binding().isProvided() && answer.binding().module() != answer.module();
    return isOther ? ", which is " + bound() : "";
  }

  private String bound() {
    String path = session.text().path(answer.binding().module());
    int export = answer.binding().export();
    return export < 0
        ? "all of " + path
        : path + "#" + Visible.of(graph.name(graph.exportName(export)));
  }

  private String sentence() {
    return switch (answer.reason()) {
      case UNUSED -> "Nothing uses " + shown + (origin().isEmpty() ? "" : origin());
      case USED ->
          answer.hops().isEmpty()
              ? session.text().path(answer.entry())
                  + " is an entry, and --library takes its exports for used"
              : shown + " is used, " + steps();
      case UNKNOWN -> unknown(answer.hops().get(answer.unknownHop()));
    };
  }

  private String steps() {
    return Numbers.counted(answer.hops().size(), "step")
        + " away from "
        + session.text().path(answer.entry());
  }

  private String unknown(UseHop hop) {
    String place = statement(hop);
    int end = place.indexOf("  ");
    return shown
        + " is used in an unknown way: "
        + (end < 0 ? place : place.substring(0, end))
        + " uses "
        + name(hop.name())
        + " of "
        + request(hop)
        + ", which does not say which names";
  }
}
