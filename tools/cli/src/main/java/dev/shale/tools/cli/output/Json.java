package dev.shale.tools.cli.output;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleKind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** A stream of JSON, with the property names and values that the documents share. */
public final class Json {
  public static final SerializedString SCHEMA = new SerializedString("schema");
  public static final SerializedString ROOT = new SerializedString("root");
  public static final SerializedString KIND = new SerializedString("kind");
  public static final SerializedString REQUEST = new SerializedString("request");
  public static final SerializedString LINE = new SerializedString("line");
  public static final SerializedString COLUMN = new SerializedString("column");
  public static final SerializedString CYCLES = new SerializedString("cycles");
  public static final SerializedString MODULES = new SerializedString("modules");
  public static final SerializedString MODULE = new SerializedString("module");
  public static final SerializedString TYPE_ONLY = new SerializedString("typeOnly");
  public static final SerializedString TARGET = new SerializedString("target");

  private final Output out;
  private final JsonGenerator generator;

  /** Labels by the code of their kind; each is made when it is first needed. */
  private final @Nullable SerializedString[] moduleKinds = new SerializedString[Kinds.CODES];

  private final @Nullable SerializedString[] dependencyKinds = new SerializedString[Kinds.CODES];

  public Json(Output out) {
    this.out = out;
    generator =
        JsonFactory.builder()
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build()
            .createGenerator(ObjectWriteContext.empty(), out);
  }

  /** Begins a document. */
  public void begin(String schema, Path root) {
    generator.writeStartObject();
    property(SCHEMA, schema);
    property(ROOT, root.toString().replace('\\', '/'));
  }

  public void beginObject() {
    generator.writeStartObject();
  }

  public void endObject() {
    generator.writeEndObject();
  }

  public void beginArray(SerializedString name) {
    generator.writeName(name);
    generator.writeStartArray();
  }

  public void beginArray() {
    generator.writeStartArray();
  }

  public void endArray() {
    generator.writeEndArray();
  }

  public void name(SerializedString name) {
    generator.writeName(name);
  }

  public void number(int value) {
    generator.writeNumber(value);
  }

  public void text(String value) {
    generator.writeString(value);
  }

  public void bool(boolean value) {
    generator.writeBoolean(value);
  }

  public void nothing() {
    generator.writeNull();
  }

  public void property(SerializedString name, int value) {
    generator.writeName(name);
    generator.writeNumber(value);
  }

  public void property(SerializedString name, long value) {
    generator.writeName(name);
    generator.writeNumber(value);
  }

  public void property(SerializedString name, boolean value) {
    generator.writeName(name);
    generator.writeBoolean(value);
  }

  public void property(SerializedString name, String value) {
    generator.writeName(name);
    generator.writeString(value);
  }

  /** A number for which an absent value is {@code null}. */
  public void propertyOrNull(SerializedString name, int value, int absent) {
    generator.writeName(name);
    if (value == absent) {
      generator.writeNull();
    } else {
      generator.writeNumber(value);
    }
  }

  /** The name that was just loaded. */
  public void property(SerializedString name, PathNames loaded) {
    generator.writeName(name);
    string(loaded);
  }

  /** A text in UTF-8. */
  public void property(SerializedString name, byte[] text) {
    generator.writeName(name);
    generator.writeUTF8String(text, 0, text.length);
  }

  /** A value that is JSON already, in UTF-8. */
  public void value(byte[] bytes, int count) {
    generator.writeRawValue("");
    generator.flush();
    out.write(bytes, 0, count);
  }

  /** The name that was just loaded. */
  public void string(PathNames loaded) {
    generator.writeUTF8String(loaded.bytes(), loaded.begin(), loaded.end() - loaded.begin());
  }

  public void kind(ModuleKind kind) {
    generator.writeName(KIND);
    generator.writeString(label(moduleKinds, kind.code(), kind.label()));
  }

  public void kind(DependencyKind kind) {
    generator.writeName(KIND);
    generator.writeString(label(dependencyKinds, kind.code(), kind.label()));
  }

  private static SerializedString label(
      @Nullable SerializedString[] labels, int code, String label) {
    SerializedString known = labels[code];
    if (known == null) {
      known = new SerializedString(label);
      labels[code] = known;
    }
    return known;
  }

  /** Ends the document and its line. A document that is never ended stays visibly incomplete. */
  public void end() {
    generator.writeEndObject();
    generator.writeRaw('\n');
    generator.flush();
    out.flush();
  }
}
