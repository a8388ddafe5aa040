package dev.shale.tools.javascript.conformance;

import dev.shale.engine.build.ModuleRecord;
import dev.shale.engine.build.Resolved;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.tools.javascript.parser.JavaScriptParser;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Prints what the parser finds in the files that the standard input lists, for the comparison with
 * other parsers: a JSON object a line, in the order of the files.
 *
 * <p>An input line is a path, or a path, a tab and the name to parse the file under. An object is
 * {@code {"error", "kind", "rows": [[kind, request, type-only, start, end, line, column]]}}; the
 * error is empty for a file that was read to its end.
 */
final class Dump {
  private final ModuleRecord record;
  private final JsonGenerator json;

  private Dump(ModuleRecord record, OutputStream output) {
    this.record = record;
    json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), output);
  }

  public static void main(String[] arguments) throws IOException {
    BufferedReader files =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    OutputStream output = new BufferedOutputStream(System.out, 1 << 16);
    JavaScriptParser parser = new JavaScriptParser("production");
    ModuleRecord record = new ModuleRecord();
    Dump dump = new Dump(record, output);
    for (String line = files.readLine(); line != null; line = files.readLine()) {
      int tab = line.indexOf('\t');
      byte[] bytes = Files.readAllBytes(Path.of(tab < 0 ? line : line.substring(0, tab)));
      record.clear();
      Resolved file = Resolved.file(line.substring(tab + 1), false);
      parser.parse(file, bytes, 0, bytes.length, record);
      dump.write();
    }
    dump.json.flush();
    output.flush();
  }

  /** Writes the line of a record. */
  static void write(ModuleRecord record, OutputStream output) {
    Dump dump = new Dump(record, output);
    dump.write();
    dump.json.flush();
  }

  private void write() {
    json.writeStartObject();
    json.writeStringProperty("error", error());
    json.writeStringProperty("kind", record.kind().name());
    json.writeArrayPropertyStart("rows");
    for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
      row(dependency);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private String error() {
    return record.failed()
        ? record.errorLine() + ":" + record.errorColumn() + " " + record.errorMessage()
        : "";
  }

  private void row(int dependency) {
    int begin = record.requestBegin(dependency);
    int length = record.requestEnd(dependency) - begin;
    json.writeStartArray();
    json.writeString(record.dependencyKind(dependency).label());
    json.writeString(new String(record.text(), begin, length, StandardCharsets.UTF_8));
    json.writeBoolean((record.flags(dependency) & DependencyFlags.TYPE_ONLY) != 0);
    json.writeNumber(record.start(dependency));
    json.writeNumber(record.end(dependency));
    json.writeNumber(record.line(dependency));
    json.writeNumber(record.column(dependency));
    json.writeEndArray();
  }
}
