package dev.shale.engine.cache;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.options.BuildReport;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is kept of a build beside its graph:
 *
 * <pre>
 * summary    = resolver:text entries:int answer* diagnostics:int diagnostic*
 * diagnostic = severity:byte code:text line:int column:int path:text message:text missing:text
 * </pre>
 *
 * <p>An answer is as {@link Resolved#write} has it.
 *
 * @param resolver the identity of the resolver
 */
record BuildSummary(String resolver, List<Resolved> entries, List<Diagnostic> diagnostics) {
  private static final Diagnostic.Severity[] SEVERITIES = Diagnostic.Severity.values();
  private static final int LEAST_DIAGNOSTIC_BYTES = 25;

  static BuildSummary of(String resolver, List<Resolved> entries, BuildReport report) {
    return new BuildSummary(resolver, List.copyOf(entries), report.diagnostics());
  }

  /** The summary of a graph about which other things are to be said. */
  BuildSummary with(List<Diagnostic> newDiagnostics) {
    return new BuildSummary(resolver, entries, newDiagnostics);
  }

  /** Whether a build began with the same files, however they are to be read. */
  boolean hasEntries(List<Resolved> others) {
    boolean isSame = entries.size() == others.size();
    for (int entry = 0; isSame && entry < others.size(); entry++) {
      isSame = entries.get(entry).path().equals(others.get(entry).path());
    }
    return isSame;
  }

  void write(ByteWriter out) {
    out.writeText(resolver);
    out.writeInt(entries.size());
    for (Resolved entry : entries) {
      entry.write(out);
    }
    out.writeInt(diagnostics.size());
    for (Diagnostic diagnostic : diagnostics) {
      out.writeByte(diagnostic.severity().ordinal());
      out.writeText(diagnostic.code().label());
      out.writeInt(diagnostic.line());
      out.writeInt(diagnostic.column());
      out.writeText(diagnostic.path());
      out.writeText(diagnostic.message());
      out.writeText(diagnostic.missingPackage());
    }
  }

  /**
   * Reads a summary.
   *
   * @throws IndexOutOfBoundsException when there is none
   */
  static BuildSummary read(ByteReader in) {
    String resolver = in.readText();
    int entryCount = in.readCount(Resolved.LEAST_BYTES);
    List<Resolved> entries = new ArrayList<>(entryCount);
    for (int entry = 0; entry < entryCount; entry++) {
      entries.add(Resolved.read(in));
    }
    int count = in.readCount(LEAST_DIAGNOSTIC_BYTES);
    List<Diagnostic> diagnostics = new ArrayList<>(count);
    for (int diagnostic = 0; diagnostic < count; diagnostic++) {
      diagnostics.add(readDiagnostic(in));
    }
    return new BuildSummary(resolver, entries, diagnostics);
  }

  private static Diagnostic readDiagnostic(ByteReader in) {
    Diagnostic.Severity severity = SEVERITIES[Objects.checkIndex(in.readByte(), SEVERITIES.length)];
    Diagnostic.Code code = new Diagnostic.Code(in.readText());
    int line = in.readInt();
    int column = in.readInt();
    String path = in.readText();
    String message = in.readText();
    return new Diagnostic(severity, code, path, line, column, message, in.readText());
  }
}
