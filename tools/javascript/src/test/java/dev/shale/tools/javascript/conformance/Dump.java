package dev.shale.tools.javascript.conformance;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Settings;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordExports;
import dev.shale.engine.record.RecordParts;
import dev.shale.engine.record.RecordReferences;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.JavaScriptParser;
import dev.shale.tools.javascript.settings.SourceSettings;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Prints what the parser finds in the files that the standard input lists, for the comparison with
 * other parsers: a JSON object a line, in the order of the files.
 *
 * <p>An input line is a path; behind a tab the name to parse the file under; behind another one
 * constants of {@link SourceSettings}, separated by commas. An object is {@code {"error", "kind",
 * "rows": [[kind, request, type-only, start, end, line, column]], "exports": [[name, flags, local,
 * dependency, path, constant, part, start, end]], "parts": [[flags, start, end, [names], [uses]]],
 * "references": [[dependency, part, flags, path, start, end]]}}; the error is empty for a file that
 * was read to its end.
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
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    Dump dump = new Dump(record, output);
    for (String line = files.readLine(); line != null; line = files.readLine()) {
      String[] fields = line.split("\t", -1);
      byte[] bytes = Files.readAllBytes(Path.of(fields[0]));
      record.clear();
      Resolved file = Resolved.file(fields[Math.min(1, fields.length - 1)], settings(fields));
      parser.parse(file, bytes, 0, bytes.length, record);
      dump.write();
    }
    dump.json.flush();
    output.flush();
  }

  private static Settings settings(String[] fields) {
    int flags = 0;
    for (String name : fields.length > 2 ? fields[2].split(",") : new String[0]) {
      try {
        flags |= name.isEmpty() ? 0 : SourceSettings.class.getField(name).getInt(null);
      } catch (ReflectiveOperationException unknown) {
        throw new IllegalArgumentException(name, unknown);
      }
    }
    return SourceSettings.of(flags, "", "");
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
    json.writeStringProperty("kind", record.kind().label().toUpperCase(Locale.ROOT));
    json.writeArrayPropertyStart("rows");
    for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
      row(dependency);
    }
    json.writeEndArray();
    exports(record.exports());
    parts(record.parts());
    references(record.references());
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void exports(RecordExports exports) {
    json.writeArrayPropertyStart("exports");
    for (int export = 0; export < exports.count(); export++) {
      json.writeStartArray();
      json.writeString(text(exports.nameBegin(export), exports.nameEnd(export)));
      json.writeNumber(exports.flags(export));
      json.writeString(text(exports.localBegin(export), exports.localEnd(export)));
      json.writeNumber(exports.dependency(export));
      json.writeString(text(exports.pathBegin(export), exports.pathEnd(export)));
      json.writeString(text(exports.constantBegin(export), exports.constantEnd(export)));
      json.writeNumber(exports.part(export));
      json.writeNumber(exports.start(export));
      json.writeNumber(exports.end(export));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void parts(RecordParts parts) {
    json.writeArrayPropertyStart("parts");
    for (int part = 0; part < parts.count(); part++) {
      json.writeStartArray();
      json.writeNumber(parts.flags(part));
      json.writeNumber(parts.start(part));
      json.writeNumber(parts.end(part));
      json.writeStartArray();
      for (int name = parts.firstName(part); name < parts.firstName(part + 1); name++) {
        json.writeString(text(parts.nameBegin(name), parts.nameEnd(name)));
      }
      json.writeEndArray();
      json.writeStartArray();
      for (int use = parts.firstUse(part); use < parts.firstUse(part + 1); use++) {
        json.writeNumber(parts.used(use));
      }
      json.writeEndArray();
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void references(RecordReferences references) {
    json.writeArrayPropertyStart("references");
    for (int reference = 0; reference < references.count(); reference++) {
      json.writeStartArray();
      json.writeNumber(references.dependency(reference));
      json.writeNumber(references.part(reference));
      json.writeNumber(references.flags(reference));
      json.writeString(text(references.pathBegin(reference), references.pathEnd(reference)));
      json.writeNumber(references.start(reference));
      json.writeNumber(references.end(reference));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private String text(int begin, int end) {
    return new String(record.text(), begin, end - begin, StandardCharsets.UTF_8);
  }

  private String error() {
    return record.failed()
        ? record.errorLine() + ":" + record.errorColumn() + " " + record.errorMessage()
        : "";
  }

  private void row(int dependency) {
    json.writeStartArray();
    json.writeString(record.dependencyKind(dependency).label());
    json.writeString(text(record.requestBegin(dependency), record.requestEnd(dependency)));
    json.writeBoolean((record.flags(dependency) & DependencyFlags.TYPE_ONLY) != 0);
    json.writeNumber(record.start(dependency));
    json.writeNumber(record.end(dependency));
    json.writeNumber(record.line(dependency));
    json.writeNumber(record.column(dependency));
    json.writeEndArray();
  }
}
