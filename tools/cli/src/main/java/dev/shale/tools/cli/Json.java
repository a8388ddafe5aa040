package dev.shale.tools.cli;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ModuleKind;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** A stream of JSON, with the property names and values that the documents share. */
final class Json {
  static final SerializedString SCHEMA = new SerializedString("schema");
  static final SerializedString ROOT = new SerializedString("root");
  static final SerializedString KIND = new SerializedString("kind");
  static final SerializedString REQUEST = new SerializedString("request");
  static final SerializedString LINE = new SerializedString("line");
  static final SerializedString COLUMN = new SerializedString("column");
  static final SerializedString CYCLES = new SerializedString("cycles");
  static final SerializedString MODULES = new SerializedString("modules");
  static final SerializedString MODULE = new SerializedString("module");
  static final SerializedString TYPE_ONLY = new SerializedString("typeOnly");
  static final SerializedString TARGET = new SerializedString("target");

  private static final SerializedString[] MODULE_KINDS = moduleKinds();
  private static final SerializedString[] DEPENDENCY_KINDS = dependencyKinds();

  private final JsonGenerator generator;

  Json(Output out) {
    generator = JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), out);
  }

  private static SerializedString[] moduleKinds() {
    ModuleKind[] kinds = ModuleKind.values();
    SerializedString[] labels = new SerializedString[kinds.length];
    for (ModuleKind kind : kinds) {
      labels[kind.ordinal()] = new SerializedString(kind.label());
    }
    return labels;
  }

  private static SerializedString[] dependencyKinds() {
    DependencyKind[] kinds = DependencyKind.values();
    SerializedString[] labels = new SerializedString[kinds.length];
    for (DependencyKind kind : kinds) {
      labels[kind.ordinal()] = new SerializedString(kind.label());
    }
    return labels;
  }

  /** Begins a document. */
  void begin(String schema, Path root) {
    generator.writeStartObject();
    property(SCHEMA, schema);
    property(ROOT, root.toString().replace('\\', '/'));
  }

  void beginObject() {
    generator.writeStartObject();
  }

  void endObject() {
    generator.writeEndObject();
  }

  void beginArray(SerializedString name) {
    generator.writeName(name);
    generator.writeStartArray();
  }

  void beginArray() {
    generator.writeStartArray();
  }

  void endArray() {
    generator.writeEndArray();
  }

  void name(SerializedString name) {
    generator.writeName(name);
  }

  void number(int value) {
    generator.writeNumber(value);
  }

  void nothing() {
    generator.writeNull();
  }

  void property(SerializedString name, int value) {
    generator.writeName(name);
    generator.writeNumber(value);
  }

  void property(SerializedString name, long value) {
    generator.writeName(name);
    generator.writeNumber(value);
  }

  void property(SerializedString name, boolean value) {
    generator.writeName(name);
    generator.writeBoolean(value);
  }

  void property(SerializedString name, String value) {
    generator.writeName(name);
    generator.writeString(value);
  }

  /** A number for which an absent value is {@code null}. */
  void propertyOrNull(SerializedString name, int value, int absent) {
    generator.writeName(name);
    if (value == absent) {
      generator.writeNull();
    } else {
      generator.writeNumber(value);
    }
  }

  /** The name that was just loaded. */
  void property(SerializedString name, PathNames loaded) {
    generator.writeName(name);
    string(loaded);
  }

  /** The name that was just loaded. */
  void string(PathNames loaded) {
    generator.writeUTF8String(loaded.bytes(), loaded.begin(), loaded.end() - loaded.begin());
  }

  void kind(ModuleKind kind) {
    generator.writeName(KIND);
    generator.writeString(MODULE_KINDS[kind.ordinal()]);
  }

  void kind(DependencyKind kind) {
    generator.writeName(KIND);
    generator.writeString(DEPENDENCY_KINDS[kind.ordinal()]);
  }

  /** Ends the document and its line. A document that is never ended stays visibly incomplete. */
  void end() {
    generator.writeEndObject();
    generator.writeRaw('\n');
    generator.flush();
  }
}
