package dev.shale.tools.cli.report;

import dev.shale.engine.options.BuildReport;
import dev.shale.engine.pass.contract.PassReport;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Reuses;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.question.Session;

/** What each phase of a run worked on, and how long it took, as an aligned table. */
public final class Timings {
  private static final int NAME_COLUMNS = 14;
  private static final int TIME_COLUMNS = 10;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final StringBuilder text = new StringBuilder();

  private Timings() {}

  /**
   * The table of a run.
   *
   * @param outputNanos how long the output took
   * @param outputBytes how much there was of it
   */
  public static String of(Session session, long outputNanos, long outputBytes) {
    Timings timings = new Timings();
    int entryCount = session.entries().size();
    timings.row("entries", session.entriesNanos(), Numbers.counted(entryCount, "entry"));
    timings.row("discover", session.report().discoverNanos(), discovered(session.report()));
    if (session.report().reuse().isKept()) {
      timings.note("cache", Reuses.sentence(session.report().reuse()));
    }
    for (PassReport pass : session.report().passes()) {
      timings.row(pass.name(), pass.durationNanos(), pass.work());
    }
    timings.row("output", outputNanos, Sizes.of(outputBytes));
    return timings.text.toString();
  }

  private static String discovered(BuildReport report) {
    double seconds = (double) Math.max(1, report.discoverNanos()) / NANOS_PER_SECOND;
    return Numbers.counted(report.fileCount(), "file")
        + " read, "
        + Sizes.of(report.readBytes())
        + ", "
        + Sizes.of((long) (report.readBytes() / seconds))
        + "/s";
  }

  private void row(String name, long nanos, String work) {
    text.append(name);
    pad(NAME_COLUMNS - name.length());
    String time = Numbers.millis(nanos);
    pad(TIME_COLUMNS - time.length());
    text.append(time).append("  ").append(work).append('\n');
  }

  /** What took part of the time of the row above. */
  private void note(String name, String work) {
    text.append(name);
    pad(NAME_COLUMNS - name.length() + TIME_COLUMNS);
    text.append("  ").append(work).append('\n');
  }

  private void pad(int columns) {
    for (int column = 0; column < columns; column++) {
      text.append(' ');
    }
  }
}
