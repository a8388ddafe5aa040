package dev.shale.tools.cli.rule;

import dev.shale.tools.cli.setting.Parameter;
import dev.shale.tools.cli.setting.Rule;
import dev.shale.tools.cli.setting.Severity;
import tools.jackson.core.JsonGenerator;

/** The part of the JSON Schema that is about rules, from their table. */
public final class RulesSchema {
  private static final String TYPE = "type";
  private static final String STRING = "string";
  private static final String DESCRIPTION = "description";

  private final JsonGenerator json;

  public RulesSchema(JsonGenerator json) {
    this.json = json;
  }

  /** Writes what describes the rules into an object that is begun. */
  public void write() {
    json.writeStringProperty(TYPE, "object");
    json.writeBooleanProperty("additionalProperties", false);
    json.writeObjectPropertyStart("properties");
    for (Rule rule : Rule.values()) {
      json.writeObjectPropertyStart(rule.label());
      json.writeStringProperty(
          DESCRIPTION, rule.description() + ". Default: " + rule.severity().label());
      rule(rule);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void rule(Rule rule) {
    json.writeArrayPropertyStart("anyOf");
    json.writeStartObject();
    severities(rule.needs().length > 0);
    json.writeEndObject();
    json.writeStartObject();
    object(rule);
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringProperty(TYPE, "array");
    json.writeObjectPropertyStart("items");
    object(rule);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** A rule that has to be told more can only be switched off by a word. */
  private void severities(boolean isOffAlone) {
    json.writeArrayPropertyStart("enum");
    for (Severity severity : Severity.values()) {
      if (!isOffAlone || severity == Severity.OFF) {
        json.writeString(severity.label());
      }
    }
    json.writeEndArray();
  }

  private void object(Rule rule) {
    json.writeStringProperty(TYPE, "object");
    json.writeBooleanProperty("additionalProperties", false);
    json.writeObjectPropertyStart("properties");
    json.writeObjectPropertyStart("severity");
    severities(false);
    json.writeEndObject();
    json.writeObjectPropertyStart("because");
    json.writeStringProperty(DESCRIPTION, "Why the rule holds, said with its findings");
    text();
    json.writeEndObject();
    for (Parameter parameter : rule.parameters()) {
      json.writeObjectPropertyStart(parameter.key());
      json.writeStringProperty(
          DESCRIPTION, parameter.description() + ". Default: " + parameter.absent());
      value(parameter);
      json.writeEndObject();
    }
    json.writeEndObject();
    needs(rule);
  }

  private void needs(Rule rule) {
    if (rule.needs().length == 0) {
      return;
    }
    json.writeArrayPropertyStart("anyOf");
    for (String key : rule.needs()) {
      json.writeStartObject();
      json.writeArrayPropertyStart("required");
      json.writeString(key);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeStartObject();
    json.writeArrayPropertyStart("required");
    json.writeString("severity");
    json.writeEndArray();
    json.writeObjectPropertyStart("properties");
    json.writeObjectPropertyStart("severity");
    severities(true);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void value(Parameter parameter) {
    switch (parameter.type()) {
      case FLAG -> json.writeStringProperty(TYPE, "boolean");
      case COUNT -> count();
      case SIZE -> size();
      case GLOBS, TEXTS -> oneOrMore(json);
      case WORD -> words(parameter);
      case TEXT -> text();
    }
  }

  private void words(Parameter parameter) {
    json.writeArrayPropertyStart("enum");
    for (String word : parameter.words()) {
      json.writeString(word);
    }
    json.writeEndArray();
  }

  private void count() {
    json.writeStringProperty(TYPE, "integer");
    json.writeNumberProperty("minimum", 0);
    json.writeNumberProperty("maximum", 999_999_999);
  }

  private void size() {
    json.writeArrayPropertyStart("anyOf");
    json.writeStartObject();
    json.writeStringProperty(TYPE, "integer");
    json.writeNumberProperty("minimum", 1);
    json.writeNumberProperty("maximum", 999_999_999);
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringProperty(TYPE, STRING);
    json.writeStringProperty("pattern", "^0*[1-9][0-9]*[kKmMgG]?$");
    json.writeEndObject();
    json.writeEndArray();
  }

  private void text() {
    json.writeStringProperty(TYPE, STRING);
    json.writeNumberProperty("minLength", 1);
  }

  /** A text or a list of texts. */
  public static void oneOrMore(JsonGenerator json) {
    RulesSchema schema = new RulesSchema(json);
    json.writeArrayPropertyStart("anyOf");
    json.writeStartObject();
    schema.text();
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringProperty(TYPE, "array");
    json.writeObjectPropertyStart("items");
    schema.text();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }
}
