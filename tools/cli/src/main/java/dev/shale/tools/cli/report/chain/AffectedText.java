package dev.shale.tools.cli.report.chain;

import dev.shale.tools.cli.chunk.ChangedChunks;
import dev.shale.tools.cli.chunk.ChangedChunks.Changed;
import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.affected.AffectedAnswer;
import dev.shale.tools.cli.question.affected.AffectedPackage;
import dev.shale.tools.cli.question.affected.Effect;
import dev.shale.tools.cli.question.affected.Group;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.IntArrayList;

/** What changed files affect, for people: counts first, then some of each group. */
public final class AffectedText {
  private final Session session;
  private final AffectedAnswer answer;
  private final Style style;
  private final int topCount;
  private final CauseText causes;

  /**
   * An answer.
   *
   * @param topCount how many of each group are shown
   */
  public AffectedText(Session session, AffectedAnswer answer, Style style, int topCount) {
    this.session = session;
    this.answer = answer;
    this.style = style;
    this.topCount = topCount;
    causes = new CauseText(session, answer);
  }

  public void print(Output out) {
    out.println(summary());
    printChanged(out);
    print(Group.TESTS, answer.tests(), out);
    print(Group.ENTRIES, answer.entries(), out);
    printPackages(out);
    print(Group.MODULES, answer.ownModules(), out);
    List<String> rest = rest();
    if (!rest.isEmpty()) {
      out.println("");
    }
    rest.forEach(out::println);
  }

  private String summary() {
    int count = answer.effects().size();
    String files = count == 0 ? "No changed files" : Numbers.counted(count, "changed file");
    String commit = answer.changes().before().commit();
    String since = commit.isEmpty() ? "" : " since " + commit.substring(0, 10);
    if (count == 0) {
      return files + since + ", so nothing is affected";
    }
    if (answer.modules().length == 0) {
      return files + since + (count == 1 ? " affects nothing" : " affect nothing");
    }
    return files
        + since
        + (count == 1 ? " affects " : " affect ")
        + Numbers.counted(answer.tests().length, "test file")
        + ", "
        + Numbers.counted(answer.entries().length, "entry")
        + ", "
        + Numbers.counted(answer.packages().size(), "package")
        + " and "
        + Numbers.counted(answer.modules().length - answer.installedCount(), "module")
        + (answer.installedCount() == 0
            ? ""
            : ", and " + Numbers.grouped(answer.installedCount()) + " of installed packages");
  }

  private void printChanged(Output out) {
    List<Effect> parts = answer.effects().stream().filter(Effect::isPart).toList();
    if (parts.isEmpty()) {
      return;
    }
    title("Changed", parts.size(), out);
    for (Effect effect : parts.subList(0, Math.min(topCount, parts.size()))) {
      out.println("  " + causes.file(effect.file()) + "  " + causes.status(effect));
    }
    more(parts.size(), out);
  }

  /** Prints which chunks are others. */
  public void printChunks(ChunksAnswer chunks, Output out) {
    List<Changed> changed = ChangedChunks.of(chunks, answer.changedModules());
    title("Chunks", changed.size(), out);
    for (Changed one : changed.subList(0, Math.min(topCount, changed.size()))) {
      String why =
          one.modules().isEmpty()
              ? "has names of others"
              : "has "
                  + session.text().path(one.modules().getFirst())
                  + (one.modules().size() == 1
                      ? ""
                      : " and " + Numbers.grouped(one.modules().size() - 1) + " more");
      out.println("  " + Visible.of(chunks.id(one.chunk())) + "  " + why);
    }
    more(changed.size(), out);
  }

  private void title(String text, int count, Output out) {
    out.println("");
    out.println(style.bold(text + "  " + Numbers.grouped(count)));
  }

  private void more(int count, Output out) {
    if (count > topCount) {
      out.println(
          style.dim("  ... " + Numbers.grouped(count - topCount) + " more; --top N shows more"));
    }
  }

  private void print(Group group, int[] modules, Output out) {
    if (modules.length == 0) {
      return;
    }
    String label = group.label();
    title(Character.toUpperCase(label.charAt(0)) + label.substring(1), modules.length, out);
    for (int index = 0; index < Math.min(topCount, modules.length); index++) {
      out.println("  " + chain(modules[index]));
    }
    more(modules.length, out);
  }

  private void printPackages(Output out) {
    List<AffectedPackage> packages = answer.packages();
    if (packages.isEmpty()) {
      return;
    }
    title("Packages", packages.size(), out);
    for (AffectedPackage one : packages.subList(0, Math.min(topCount, packages.size()))) {
      String count = Numbers.counted(one.moduleCount(), "module");
      out.println(
          "  " + causes.visible(one.name()) + "  " + count + ", first " + chain(one.nearest()));
    }
    more(packages.size(), out);
  }

  /** A module, what it leads through, and why the last one is affected. */
  private String chain(int module) {
    IntArrayList chain = answer.chain(module);
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < chain.size(); index++) {
      boolean isLeftOut = chain.size() > 5 && index > 1 && index < chain.size() - 1;
      if (!isLeftOut) {
        text.append(session.text().path(session.graph().parent(chain.getInt(index))));
        text.append(" -> ");
      } else if (index == 2) {
        text.append("(").append(chain.size() - 3).append(" more) -> ");
      }
    }
    int end = answer.end(module);
    return text.append(session.text().path(end))
        .append(causes.why(end, chain.isEmpty()))
        .toString();
  }

  /** What is said of all that is not listed, for standard error. */
  public void printNotes(Output err) {
    for (Effect effect : answer.effects()) {
      for (String note : effect.notes()) {
        err.println("shale: " + causes.file(effect.file()) + ": " + note);
      }
    }
    rest().forEach(line -> err.println("shale: " + line));
    err.flush();
  }

  private List<String> rest() {
    List<String> lines = new ArrayList<>();
    List<Effect> others = answer.effects().stream().filter(one -> !one.isPart()).toList();
    if (!others.isEmpty()) {
      StringBuilder line = new StringBuilder("not part of the graph: ");
      line.append(Numbers.counted(others.size(), "file"));
      String separator = ": ";
      for (Effect effect : others.subList(0, Math.min(topCount, others.size()))) {
        line.append(separator).append(causes.other(effect.file()));
        separator = ", ";
      }
      int more = others.size() - topCount;
      lines.add(line.append(more > 0 ? " and " + Numbers.grouped(more) + " more" : "").toString());
    }
    int leftOut = answer.leftOutCount();
    if (leftOut > 0) {
      lines.add(
          Numbers.counted(leftOut, "module")
              + (leftOut == 1
                  ? " leads to what has changed and uses"
                  : " lead to what has changed and use")
              + " nothing of it that is other");
    }
    int types = answer.typesCount();
    if (types > 0) {
      lines.add(
          Numbers.counted(types, "module")
              + (types == 1 ? " is" : " are")
              + " affected by imports of types alone, which --types counts");
    }
    return lines;
  }
}
