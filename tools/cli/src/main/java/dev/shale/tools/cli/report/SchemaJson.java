package dev.shale.tools.cli.report;

import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.rule.RulesSchema;
import dev.shale.tools.cli.setting.Option;
import dev.shale.tools.cli.setting.OptionType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** The JSON Schema of {@code shale.json}, draft 2020-12, from the table of options. */
public final class SchemaJson {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private final JsonGenerator json;

  private SchemaJson(Output out) {
    json = JsonFactory.builder().build().createGenerator(new Indented(), out);
  }

  /** People read it, too. */
  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }
  }

  public static void write(Output out) {
    new SchemaJson(out).write();
    out.println("");
  }

  private void write() {
    json.writeStartObject();
    json.writeStringProperty("$schema", DRAFT);
    json.writeStringProperty("title", "shale.json");
    json.writeStringProperty("description", "What Shale is to know about a project");
    json.writeStringProperty("type", "object");
    json.writeBooleanProperty("additionalProperties", false);
    json.writeObjectPropertyStart("properties");
    json.writeObjectPropertyStart("$schema");
    json.writeStringProperty("type", "string");
    json.writeEndObject();
    for (Option option : Option.values()) {
      property(option);
    }
    json.writeEndObject();
    json.writeEndObject();
    json.flush();
  }

  private void property(Option option) {
    json.writeObjectPropertyStart(option.key());
    json.writeStringProperty("description", option.description() + ". Default: " + option.absent());
    type(option);
    json.writeArrayPropertyStart("examples");
    json.writeRawValue(option.example());
    json.writeEndArray();
    json.writeEndObject();
  }

  private void type(Option option) {
    switch (option.type()) {
      case FLAG -> json.writeStringProperty("type", "boolean");
      case WORD -> words(option);
      case TEXT, PATH -> text();
      case TEXTS, PATHS, GLOBS, EXTENSIONS -> list(option, 0);
      case VALUES -> values();
      case SWITCHES -> switches();
      case ENTRIES -> entries(option);
      case GROUPS -> groups();
      case RULES -> new RulesSchema(json).write();
    }
  }

  private void switches() {
    json.writeStringProperty("type", "object");
    json.writeObjectPropertyStart("propertyNames");
    json.writeNumberProperty("minLength", 1);
    json.writeEndObject();
    json.writeObjectPropertyStart("additionalProperties");
    json.writeStringProperty("type", "boolean");
    json.writeEndObject();
  }

  private void words(Option option) {
    json.writeArrayPropertyStart("enum");
    for (String choice : option.choices()) {
      if (choice.equals("true") || choice.equals("false")) {
        json.writeBoolean(Boolean.parseBoolean(choice));
      } else {
        json.writeString(choice);
      }
    }
    json.writeEndArray();
  }

  private void text() {
    json.writeStringProperty("type", "string");
    json.writeNumberProperty("minLength", 1);
  }

  private void list(Option option, int least) {
    json.writeStringProperty("type", "array");
    if (least > 0) {
      json.writeNumberProperty("minItems", least);
    }
    json.writeObjectPropertyStart("items");
    text();
    if (option.type() == OptionType.EXTENSIONS) {
      json.writeStringProperty("pattern", "^\\..");
    }
    json.writeEndObject();
  }

  private void values() {
    json.writeStringProperty("type", "object");
    json.writeObjectPropertyStart("additionalProperties");
    json.writeArrayPropertyStart("type");
    for (String type : new String[] {"string", "number", "boolean", "null"}) {
      json.writeString(type);
    }
    json.writeEndArray();
    json.writeNumberProperty("minLength", 1);
    json.writeEndObject();
  }

  private void groups() {
    json.writeStringProperty("type", "object");
    json.writeObjectPropertyStart("additionalProperties");
    RulesSchema.oneOrMore(json);
    json.writeEndObject();
  }

  private void entries(Option option) {
    json.writeArrayPropertyStart("anyOf");
    json.writeStartObject();
    list(option, 1);
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringProperty("type", "object");
    json.writeNumberProperty("minProperties", 1);
    json.writeObjectPropertyStart("additionalProperties");
    json.writeArrayPropertyStart("anyOf");
    oneOrMore(option, 1);
    imports(option);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void imports(Option option) {
    json.writeStartObject();
    json.writeStringProperty("type", "object");
    json.writeBooleanProperty("additionalProperties", false);
    json.writeArrayPropertyStart("required");
    json.writeString("import");
    json.writeEndArray();
    json.writeObjectPropertyStart("properties");
    property("import", option);
    property("dependOn", option);
    json.writeObjectPropertyStart("runtime");
    text();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void property(String name, Option option) {
    json.writeObjectPropertyStart(name);
    json.writeArrayPropertyStart("anyOf");
    oneOrMore(option, name.equals("import") ? 1 : 0);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void oneOrMore(Option option, int least) {
    json.writeStartObject();
    text();
    json.writeEndObject();
    json.writeStartObject();
    list(option, least);
    json.writeEndObject();
  }
}
