package dev.shale.tools.cli.view;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.change.Repository;
import dev.shale.tools.cli.finding.Baseline;
import dev.shale.tools.cli.finding.Findings;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.OutputException;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.affected.AffectedAnswer;
import dev.shale.tools.cli.rule.Checker;
import dev.shale.tools.cli.setting.Configuration;
import dev.shale.tools.cli.unused.UsedProject;
import dev.shale.tools.viewer.ViewerPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The graph of a project with what its rules say, as a page. */
public final class ViewReport {
  private static final Findings NONE = new Findings(List.of(), 0, 0, List.of(), List.of(), 0);

  private final ViewData data;
  private final String title;

  private ViewReport(ViewData data, String title) {
    this.data = data;
    this.title = title;
  }

  /**
   * Looks at the rules and at what has changed, and reads the graph.
   *
   * @param since a revision; empty where it is not asked what has changed
   */
  public static ViewReport of(
      Session session, BuildArguments arguments, String since, Shell shell) {
    Path root = session.inputs().root();
    @Nullable AffectedAnswer affected =
        since.isEmpty()
            ? null
            : AffectedAnswer.of(
                session,
                arguments,
                shell.directory(),
                Repository.of(root).since(since),
                EdgeChoice.RUNTIME);
    Path name = root.getFileName();
    String title = name == null ? "/" : name.toString();
    Configuration file = arguments.project().file();
    boolean isConfigured = file != null && !file.rules().isEmpty();
    Findings findings = file == null ? NONE : findings(session, arguments, file, shell);
    ViewContent content =
        new ViewContent(title, findings, isConfigured, since, new ViewedChunks(session), affected);
    return new ViewReport(ViewData.of(session, content), title);
  }

  private static Findings findings(
      Session session, BuildArguments arguments, Configuration file, Shell shell) {
    if (file.rules().isEmpty()) {
      return NONE;
    }
    try (UsedProject uses =
        UsedProject.later(() -> Session.open(arguments.withUses(), shell), arguments.project())) {
      return new Checker(session, uses, file, file.rules(), Baseline.NONE).run();
    }
  }

  /** What the project is called. */
  public String title() {
    return title;
  }

  /** Writes the page as a file has it. */
  public void write(Output out) {
    try {
      ViewerPage.ofFile(title).write(out, data);
    } catch (IOException failure) {
      throw new OutputException(failure);
    }
  }

  /** The compressed columns of the graph. */
  public byte[] data() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      data.write(out);
    } catch (IOException failure) {
      throw new OutputException(failure);
    }
    return out.toByteArray();
  }
}
