package dev.shale.tools.cli.finding;

import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.setting.Rule;
import dev.shale.tools.cli.setting.Severity;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Findings as SARIF 2.1.0 (OASIS), which code scanning of GitHub and other services reads. Paths
 * are relative to the root of the repository.
 */
final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final String ROOT = "%SRCROOT%";

  private final JsonGenerator json;
  private final Names names;
  private final List<Rule> rules = new ArrayList<>();
  private final Fingerprints fingerprints = new Fingerprints();

  private Sarif(Output out, Names names) {
    json = JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), out);
    this.names = names;
  }

  static void write(Findings findings, Names names, Output out) {
    Sarif sarif = new Sarif(out, names);
    sarif.write(findings);
    out.println("");
  }

  private void write(Findings findings) {
    json.writeStartObject();
    json.writeStringProperty("$schema", SCHEMA);
    json.writeStringProperty("version", "2.1.0");
    json.writeArrayPropertyStart("runs");
    json.writeStartObject();
    writeTool(findings);
    json.writeStringProperty("columnKind", "utf16CodeUnits");
    json.writeArrayPropertyStart("results");
    findings.all().forEach(this::write);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
  }

  private void writeTool(Findings findings) {
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "Shale");
    json.writeArrayPropertyStart("rules");
    for (Rule rule : Rule.values()) {
      if (findings.rules().contains(rule.label())) {
        rules.add(rule);
        write(rule);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void write(Rule rule) {
    json.writeStartObject();
    json.writeStringProperty("id", rule.label());
    writeText("shortDescription", rule.description());
    writeText("help", rule.remedy());
    json.writeObjectPropertyStart("defaultConfiguration");
    json.writeStringProperty("level", level(rule.severity()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String level(Severity severity) {
    return severity == Severity.ERROR ? "error" : "warning";
  }

  private void writeText(String name, String text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("text", text + ".");
    json.writeEndObject();
  }

  private void write(Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("ruleId", finding.rule().label());
    json.writeNumberProperty("ruleIndex", rules.indexOf(finding.rule()));
    json.writeStringProperty("level", level(finding.severity()));
    writeText("message", names.sentence(finding) + ". " + finding.remedy());
    json.writeArrayPropertyStart("locations");
    json.writeStartObject();
    write(finding.place());
    json.writeEndObject();
    json.writeEndArray();
    if (!finding.related().isEmpty()) {
      writeRelated(finding.related());
    }
    json.writeObjectPropertyStart("partialFingerprints");
    json.writeStringProperty("shale/v1", fingerprints.of(finding));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeRelated(List<Related> all) {
    json.writeArrayPropertyStart("relatedLocations");
    for (int index = 0; index < all.size(); index++) {
      json.writeStartObject();
      json.writeNumberProperty("id", index);
      write(all.get(index).place());
      writeText("message", all.get(index).text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(Place place) {
    json.writeObjectPropertyStart("physicalLocation");
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty("uri", names.uri(place.path()));
    json.writeStringProperty("uriBaseId", ROOT);
    json.writeEndObject();
    if (place.hasLine()) {
      json.writeObjectPropertyStart("region");
      json.writeNumberProperty("startLine", place.line());
      json.writeNumberProperty("startColumn", place.column());
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
