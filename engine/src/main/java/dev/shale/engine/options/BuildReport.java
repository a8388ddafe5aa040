package dev.shale.engine.options;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.pass.contract.PassReport;
import java.util.List;

/**
 * What a build did.
 *
 * @param fileCount files read
 * @param readBytes their bytes
 * @param discoverNanos time for reading, parsing, resolving and writing the tables
 * @param passes a report per pass
 * @param diagnostics what is wrong with files and requests, in the order of the modules
 * @param reuse what it took from an earlier build
 */
public record BuildReport(
    int fileCount,
    long readBytes,
    long discoverNanos,
    List<PassReport> passes,
    List<Diagnostic> diagnostics,
    Reuse reuse) {

  /** How many diagnostics are errors. */
  public long errorCount() {
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR)
        .count();
  }

  /** This report with another statement of what was taken from an earlier build. */
  public BuildReport withReuse(Reuse newReuse) {
    return new BuildReport(fileCount, readBytes, discoverNanos, passes, diagnostics, newReuse);
  }
}
