package dev.shale.tools.cli.report.chain;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.change.ChangedFile;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.affected.AffectedAnswer;
import dev.shale.tools.cli.question.affected.Cause;
import dev.shale.tools.cli.question.affected.Effect;
import java.nio.file.Path;

/** Why modules are affected, for people. */
final class CauseText {
  private final Session session;
  private final AffectedAnswer answer;

  CauseText(Session session, AffectedAnswer answer) {
    this.session = session;
    this.answer = answer;
  }

  String file(ChangedFile file) {
    return session.text().path(file.text());
  }

  /** A file with which nothing is wrong, but that it may be gone. */
  String other(ChangedFile file) {
    return file(file) + (file.isDeleted() ? " (" + happened(file) + ")" : "");
  }

  String visible(String text) {
    return Visible.of(text);
  }

  /** What happened to a file, and what that means. */
  String status(Effect effect) {
    StringBuilder text = new StringBuilder(happened(effect.file()));
    effect.notes().forEach(note -> text.append("; ").append(note));
    return text.toString();
  }

  private String happened(ChangedFile file) {
    Path renamed = file.renamed();
    if (renamed == null) {
      return file.status().label();
    }
    String other = session.text().path(renamed.toString().replace('\\', '/'));
    return file.isDeleted() ? "renamed to " + other : "renamed from " + other;
  }

  /**
   * Why a module is affected without importing one that is.
   *
   * @param isAlone whether no chain leads to it
   */
  String why(int end, boolean isAlone) {
    Cause cause = answer.cause(end);
    String reason =
        switch (cause.kind()) {
          case CONTENT -> isAlone ? happened(cause.file()) : "";
          case GONE -> gone(cause);
          case PACKAGE -> Visible.of(cause.detail()) + ", " + file(cause.file());
          case SETTINGS -> file(cause.file()) + detail(cause);
        };
    return reason.isEmpty() ? "" : "  (" + reason + ")";
  }

  private static String detail(Cause cause) {
    return cause.detail().isEmpty() ? "" : ": " + cause.detail();
  }

  private String gone(Cause cause) {
    Snapshot graph = session.graph();
    return "its request \""
        + Visible.of(graph.name(graph.request(cause.dependency())))
        + "\" "
        + cause.detail()
        + ": "
        + file(cause.file())
        + " is "
        + happened(cause.file());
  }
}
