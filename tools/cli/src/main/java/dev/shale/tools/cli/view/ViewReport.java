package dev.shale.tools.cli.view;

import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.finding.Baseline;
import dev.shale.tools.cli.finding.Findings;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.OutputException;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.rule.Checker;
import dev.shale.tools.cli.setting.Configuration;
import dev.shale.tools.cli.setting.Rule;
import dev.shale.tools.cli.setting.RuleSetting;
import dev.shale.tools.cli.unused.UsedProject;
import dev.shale.tools.viewer.ViewerPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The graph of a project with what its rules say, as a page. */
public final class ViewReport {
  /** What is looked at where a project has no rules. */
  private static final List<RuleSetting> USUAL =
      List.of(RuleSetting.ofDefaults(Rule.NO_CYCLES, ""));

  private final ViewData data;
  private final String title;

  private ViewReport(ViewData data, String title) {
    this.data = data;
    this.title = title;
  }

  /** Looks at the rules, and reads the graph. */
  public static ViewReport of(Session session, BuildArguments arguments, Shell shell) {
    @Nullable Configuration file = arguments.project().file();
    boolean isConfigured = file != null && !file.rules().isEmpty();
    List<RuleSetting> rules = isConfigured ? file.rules() : USUAL;
    try (UsedProject uses =
        UsedProject.later(() -> Session.open(arguments.withUses(), shell), arguments.project())) {
      Findings findings = new Checker(session, uses, file, rules, Baseline.NONE).run();
      String title = title(session.inputs().root());
      ViewContent content = new ViewContent(title, findings, isConfigured, "", null);
      return new ViewReport(ViewData.of(session, content), title);
    }
  }

  private static String title(Path root) {
    Path name = root.getFileName();
    return name == null ? "/" : name.toString();
  }

  /** Writes the page as a file has it. */
  public void write(Output out) {
    try {
      ViewerPage.ofFile(title).write(out, data);
    } catch (IOException failure) {
      throw new OutputException(failure);
    }
  }
}
