package dev.shale.tools.cli.report;

import dev.shale.tools.cli.federation.Application;
import dev.shale.tools.cli.federation.Application.Shared;
import dev.shale.tools.cli.federation.Federation;
import dev.shale.tools.cli.federation.Federation.Problem;
import dev.shale.tools.cli.federation.Federation.SharedPackage;
import dev.shale.tools.cli.federation.Federation.Use;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.Visible;
import java.util.List;
import java.util.Map;

/** What applications get of each other, for people. */
public final class FederationText {
  private final Federation federation;
  private final Style style;

  public FederationText(Federation federation, Style style) {
    this.federation = federation;
    this.style = style;
  }

  public void print(Output out) {
    List<Problem> problems = federation.problems();
    long errors = problems.stream().filter(Problem::isError).count();
    out.println(
        style.bold(
            Numbers.counted(federation.applications().size(), "application")
                + (federation.applications().size() == 1 ? " shares " : " share ")
                + Numbers.counted(federation.packages().size(), "package")
                + ": "
                + Numbers.counted(errors, "error")
                + ", "
                + Numbers.counted(problems.size() - errors, "warning")));
    for (Problem problem : problems) {
      String kind = problem.isError() ? "error    " : "warning  ";
      out.println("  " + kind + Visible.of(problem.sentence()));
    }
    int width = nameWidth();
    for (Map.Entry<SharedPackage, Map<String, Use>> entry : federation.packages().entrySet()) {
      print(entry.getKey(), entry.getValue(), width, out);
    }
    federation.byFirst().forEach((of, outcomes) -> printOrders(of, outcomes, out));
  }

  private int nameWidth() {
    int width = 0;
    for (Application one : federation.applications()) {
      width = Math.max(width, Visible.of(one.name()).length());
    }
    return width;
  }

  private void print(SharedPackage of, Map<String, Use> uses, int width, Output out) {
    out.println("");
    String scope = of.scope().equals("default") ? "" : " in " + Visible.of(of.scope());
    out.println(style.bold(Visible.of(of.key()) + scope));
    uses.forEach((name, use) -> {
      String shown = Visible.of(name);
      out.println("  " + shown + " ".repeat(width - shown.length()) + "  " + line(name, use));
    });
  }

  private static String line(String name, Use use) {
    Shared shared = use.shared();
    StringBuilder text = new StringBuilder();
    text.append(shared.version().isEmpty() ? "has none" : "has " + Visible.of(shared.version()));
    text.append(shared.range().isEmpty() ? ", wants any" : ", wants " + Visible.of(shared.range()));
    text.append(shared.isSingleton() ? ", singleton" : "");
    text.append(shared.isStrict() ? ", strict" : "").append(shared.isEager() ? ", eager" : "");
    if (use.choice().version().isEmpty()) {
      return text.append(" -> nothing").toString();
    }
    text.append(" -> ").append(Visible.of(use.choice().version()));
    return text.append(
            use.choice().from().equals(name) ? "" : " of " + Visible.of(use.choice().from()))
        .toString();
  }

  private void printOrders(SharedPackage of, Map<String, List<String>> outcomes, Output out) {
    out.println("");
    out.println(
        style.bold(
            "It matters for " + Visible.of(of.key()) + " which application is loaded first"));
    outcomes.forEach((versions, first) ->
        out.println(
            "  " + Visible.of(versions) + " after " + Visible.of(String.join(", ", first))));
  }
}
