package dev.shale.tools.cli.report.chain;

import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.question.PathAnswer;
import dev.shale.tools.cli.question.Session;
import org.agrona.collections.IntArrayList;

/** Paths between modules for people: each with its imports, and a sentence. */
public final class PathText {
  private static final String MARGIN = "   ";

  private final Session session;
  private final PathAnswer answer;
  private final Style style;

  public PathText(Session session, PathAnswer answer, Style style) {
    this.session = session;
    this.answer = answer;
    this.style = style;
  }

  /** Prints the one path. */
  public void printOne(Output out) {
    IntArrayList path = answer.paths().getFirst();
    StringBuilder text = new StringBuilder();
    append(text, "", path);
    int begin = session.graph().parent(path.getInt(0));
    text.append('\n').append(session.text().path(end(path))).append(" is ");
    text.append(Numbers.counted(path.size(), "import")).append(" away from ");
    text.append(session.text().path(begin)).append(".\n");
    out.print(text);
  }

  /** Prints all paths, each with a number. */
  public void printAll(Output out) {
    int number = 0;
    for (IntArrayList path : answer.paths()) {
      StringBuilder text = new StringBuilder();
      String title = Numbers.grouped(++number) + ". " + Numbers.counted(path.size(), "import");
      text.append(style.bold(title)).append('\n');
      append(text, MARGIN, path);
      out.println(text);
    }
    String most = Numbers.grouped(answer.paths().size());
    String counted =
        answer.hasMore()
            ? "The " + most + " shortest paths, and there are more; --limit N shows more"
            : Numbers.counted(answer.paths().size(), "path");
    out.println(counted + ": from " + from() + " to " + to() + ".");
  }

  private void append(StringBuilder text, String margin, IntArrayList path) {
    ChainText.append(text, session.text(), margin, path, end(path));
  }

  private int end(IntArrayList path) {
    return session.graph().target(path.getInt(path.size() - 1));
  }

  private String from() {
    return answer.from().text(session);
  }

  private String to() {
    return answer.to().text(session);
  }

  /** That there is no path, for the standard error. */
  public String absence() {
    return "no path leads from " + from() + " to " + to() + instead() + ".";
  }

  private String instead() {
    return switch (answer.absence()) {
      case NONE -> "";
      case AVOIDED -> " but those that --avoid or --own leaves out";
      case TYPES -> "; there is one with imports that load nothing, which --types counts";
      case LATER -> "; there is one with dynamic imports, which --static leaves out";
      case REVERSE -> "; there is one the other way round";
    };
  }
}
