package dev.shale.tools.cli.command.serve;

import dev.shale.offheap.RegionLimitException;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.WatchedProject;
import dev.shale.tools.cli.view.ViewReport;
import dev.shale.tools.cli.view.ViewServer;
import java.io.IOException;

/**
 * A page that follows edits. The watched project says when something has changed; what the page
 * shows is a build as any other, which takes nearly all from what is kept, so that rules and
 * exports are looked at again as well.
 */
public final class ServedView implements AutoCloseable {
  private final WatchedProject project;
  private final ViewServer server;
  private final BuildArguments arguments;
  private final String since;
  private final Shell shell;

  private ServedView(
      WatchedProject project,
      ViewServer server,
      BuildArguments arguments,
      String since,
      Shell shell) {
    this.project = project;
    this.server = server;
    this.arguments = arguments;
    this.since = since;
    this.shell = shell;
  }

  /**
   * Watches the project from now on, and serves what it is.
   *
   * @throws IOException when the port cannot be had
   */
  public static ServedView start(int port, BuildArguments arguments, String since, Shell shell)
      throws IOException {
    WatchedProject project = WatchedProject.open(arguments, shell);
    boolean isDone = false;
    try (Session session = Session.open(arguments, shell)) {
      ViewReport report = ViewReport.of(session, arguments, since, shell);
      ViewServer server = ViewServer.start(port, report.title(), report.data());
      session.awaitSaved(shell);
      isDone = true;
      return new ServedView(project, server, arguments, since, shell);
    } finally {
      if (!isDone) {
        project.close();
      }
    }
  }

  public String address() {
    return server.address();
  }

  /** Follows edits until the thread is interrupted. */
  public void follow() throws InterruptedException {
    while (true) {
      project.next().view().close();
      while (project.hasNext()) {
        project.next().view().close();
      }
      update();
    }
  }

  private void update() {
    try (Session session = Session.open(arguments, shell)) {
      server.update(ViewReport.of(session, arguments, since, shell).data());
      session.awaitSaved(shell);
    } catch (InputException | RegionLimitException failure) {
      // As when an editor is half done: the page shows what was there before.
      shell.err().println("shale: " + Visible.of(String.valueOf(failure.getMessage())));
      shell.err().flush();
    }
  }

  @Override
  public void close() {
    server.close();
    project.close();
  }
}
