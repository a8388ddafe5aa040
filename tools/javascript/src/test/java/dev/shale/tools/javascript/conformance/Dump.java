package dev.shale.tools.javascript.conformance;

import dev.shale.engine.build.ModuleRecord;
import dev.shale.engine.build.RecordExports;
import dev.shale.engine.build.Resolved;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.ExportFlags;
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
 * {@code {"error", "kind", "rows": [[kind, request, type-only, start, end, line, column]],
 * "commonJs": [[name, dependency]]}}; the error is empty for a file that was read to its end. The
 * CommonJS exports have a dependency where they are all of another module.
 */
final class Dump {
  private final JavaScriptParser parser = new JavaScriptParser("production");
  private final ModuleRecord record = new ModuleRecord();
  private final JsonGenerator json;

  private Dump(OutputStream output) {
    json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), output);
  }

  public static void main(String[] arguments) throws IOException {
    BufferedReader files =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    OutputStream output = new BufferedOutputStream(System.out, 1 << 16);
    Dump dump = new Dump(output);
    for (String line = files.readLine(); line != null; line = files.readLine()) {
      int tab = line.indexOf('\t');
      dump.file(tab < 0 ? line : line.substring(0, tab), line.substring(tab + 1));
    }
    dump.json.flush();
    output.flush();
  }

  private void file(String path, String name) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(path));
    record.clear();
    parser.parse(Resolved.file(name, false), bytes, 0, bytes.length, record);
    json.writeStartObject();
    json.writeStringProperty("error", error());
    json.writeStringProperty("kind", record.kind().name());
    json.writeArrayPropertyStart("rows");
    for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
      row(dependency);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("commonJs");
    for (int export = 0; export < record.exports().count(); export++) {
      commonJsExport(export);
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

  private void commonJsExport(int export) {
    RecordExports exports = record.exports();
    if ((exports.flags(export) & ExportFlags.COMMONJS) != 0) {
      int begin = exports.nameBegin(export);
      int length = exports.nameEnd(export) - begin;
      json.writeStartArray();
      json.writeString(new String(record.text(), begin, length, StandardCharsets.UTF_8));
      json.writeNumber(exports.dependency(export));
      json.writeEndArray();
    }
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
