package dev.shale.engine.cache;

import dev.shale.engine.build.BuildReport;
import dev.shale.engine.build.Diagnostic;
import dev.shale.engine.build.Resolved;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is kept of a build beside its graph:
 *
 * <pre>
 * summary    = resolver:text entries:int entry* diagnostics:int diagnostic*
 * entry      = status:byte esm:byte path:text message:text
 * diagnostic = severity:byte code:byte line:int column:int path:text message:text
 * text       = length:int byte*
 * </pre>
 *
 * @param resolver the identity of the resolver
 */
record BuildSummary(String resolver, List<Resolved> entries, List<Diagnostic> diagnostics) {
  private static final Resolved.Status[] STATUSES = Resolved.Status.values();
  private static final Diagnostic.Severity[] SEVERITIES = Diagnostic.Severity.values();
  private static final Diagnostic.Code[] CODES = Diagnostic.Code.values();
  private static final int LEAST_ENTRY_BYTES = 10;
  private static final int LEAST_DIAGNOSTIC_BYTES = 18;

  static BuildSummary of(String resolver, List<Resolved> entries, BuildReport report) {
    return new BuildSummary(resolver, List.copyOf(entries), report.diagnostics());
  }

  void write(ByteWriter out) {
    writeText(out, resolver);
    out.writeInt(entries.size());
    for (Resolved entry : entries) {
      out.writeByte(entry.status().ordinal());
      out.writeByte(entry.isEsmPackage() ? 1 : 0);
      writeText(out, entry.path());
      writeText(out, entry.message());
    }
    out.writeInt(diagnostics.size());
    for (Diagnostic diagnostic : diagnostics) {
      out.writeByte(diagnostic.severity().ordinal());
      out.writeByte(diagnostic.code().ordinal());
      out.writeInt(diagnostic.line());
      out.writeInt(diagnostic.column());
      writeText(out, diagnostic.path());
      writeText(out, diagnostic.message());
    }
  }

  /**
   * Reads a summary.
   *
   * @throws IndexOutOfBoundsException when there is none
   */
  static BuildSummary read(ByteReader in) {
    String resolver = readText(in);
    int entryCount = in.readCount(LEAST_ENTRY_BYTES);
    List<Resolved> entries = new ArrayList<>(entryCount);
    for (int entry = 0; entry < entryCount; entry++) {
      Resolved.Status status = STATUSES[Objects.checkIndex(in.readByte(), STATUSES.length)];
      boolean isEsmPackage = in.readByte() == 1;
      entries.add(new Resolved(status, readText(in), isEsmPackage, readText(in)));
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
    Diagnostic.Code code = CODES[Objects.checkIndex(in.readByte(), CODES.length)];
    int line = in.readInt();
    int column = in.readInt();
    return new Diagnostic(severity, code, readText(in), line, column, readText(in));
  }

  private static void writeText(ByteWriter out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.writeBytes(bytes, 0, bytes.length);
  }

  private static String readText(ByteReader in) {
    byte[] bytes = new byte[in.readCount(1)];
    in.readBytes(bytes, bytes.length);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
