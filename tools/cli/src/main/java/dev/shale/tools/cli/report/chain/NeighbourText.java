package dev.shale.tools.cli.report.chain;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.question.NeighbourAnswer;
import dev.shale.tools.cli.question.NeighbourAnswer.Direction;
import dev.shale.tools.cli.question.Session;
import org.agrona.collections.IntArrayList;

/** What imports some modules, or what they import, for people. */
public final class NeighbourText {
  private final Session session;
  private final NeighbourAnswer answer;
  private final Style style;
  private final boolean isDirect;

  /**
   * An answer.
   *
   * @param isDirect whether only what is one import away was asked for
   */
  public NeighbourText(Session session, NeighbourAnswer answer, Style style, boolean isDirect) {
    this.session = session;
    this.answer = answer;
    this.style = style;
    this.isDirect = isDirect;
  }

  public void print(Output out) {
    for (int distance = 1; distance <= answer.greatestDistance(); distance++) {
      if (!isDirect) {
        String away = Numbers.counted(distance, "import") + " away: ";
        String count = Numbers.counted(answer.moduleCount(distance), "module");
        out.println(style.bold(away + count));
      }
      print(answer.dependencies(distance), out);
      if (!isDirect) {
        out.println("");
      }
    }
    printUnresolved(out);
    if (isDirect && answer.greatestDistance() + answer.unresolved().size() > 0) {
      out.println("");
    }
    out.println(sentence());
  }

  private void print(IntArrayList dependencies, Output out) {
    String margin = isDirect ? "" : "  ";
    for (int index = 0; index < dependencies.size(); index++) {
      int dependency = dependencies.getInt(index);
      int target = session.graph().target(dependency);
      boolean isNamed = answer.direction() == Direction.IMPORTS || !answer.about().isModule();
      String end = isNamed || !isDirect ? "  -> " + session.text().path(target) : "";
      out.println(margin + session.text().line(dependency) + end);
    }
  }

  private void printUnresolved(Output out) {
    IntArrayList unresolved = answer.unresolved();
    for (int index = 0; index < unresolved.size(); index++) {
      out.println(session.text().line(unresolved.getInt(index)) + "  -> (no module)");
    }
  }

  private String sentence() {
    String name = answer.about().text(session);
    boolean isImporters = answer.direction() == Direction.IMPORTERS;
    String text;
    if (answer.moduleCount() == 0) {
      text = isImporters ? "No module imports " + name : name + " imports no module";
    } else if (isDirect) {
      text = direct(name, isImporters);
    } else {
      String count = Numbers.counted(answer.moduleCount(), "module");
      String most = Numbers.counted(answer.greatestDistance(), "import");
      String lead = answer.moduleCount() == 1 ? " leads to " : " lead to ";
      text = isImporters ? count + lead + name : name + " leads to " + count;
      text += ", over " + most + " at most";
    }
    return text + inPackages() + notCounted() + ".";
  }

  private String direct(String name, boolean isImporters) {
    String count = Numbers.counted(answer.moduleCount(), "module");
    String places = Numbers.counted(answer.dependencies(1).size(), "place");
    String verb = isImporters && answer.moduleCount() > 1 ? " import " : " imports ";
    return (isImporters ? count + verb + name : name + verb + count) + ", in " + places;
  }

  private String inPackages() {
    int count = answer.inPackages();
    String where = answer.direction() == Direction.IMPORTERS ? " in" : " of";
    return count == 0
        ? ""
        : "; " + Numbers.grouped(count) + " more" + where + " packages, which --own leaves out";
  }

  private String notCounted() {
    int count = answer.notCounted();
    if (count == 0) {
      return "";
    }
    String more = "; " + Numbers.grouped(count) + " more ";
    return answer.edges() == EdgeChoice.STATIC
        ? more + "load later or nothing, which --static leaves out"
        : more + "load nothing, such as imports of types, which --types lists";
  }
}
