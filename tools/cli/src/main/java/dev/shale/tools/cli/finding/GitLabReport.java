package dev.shale.tools.cli.finding;

import dev.shale.tools.cli.output.Output;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Findings as a Code Quality report of GitLab: a list in the form of Code Climate. */
final class GitLabReport {
  private GitLabReport() {}

  static void write(Findings findings, Names names, Output out) {
    JsonGenerator json =
        JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), out);
    Fingerprints fingerprints = new Fingerprints();
    json.writeStartArray();
    for (Finding finding : findings.all()) {
      json.writeStartObject();
      json.writeStringProperty(
          "description", names.sentence(finding) + ". " + finding.remedy() + ".");
      json.writeStringProperty("check_name", finding.rule().label());
      json.writeStringProperty("fingerprint", fingerprints.of(finding));
      json.writeStringProperty("severity", finding.isError() ? "major" : "minor");
      json.writeObjectPropertyStart("location");
      json.writeStringProperty("path", names.of(finding.place().path()));
      json.writeObjectPropertyStart("lines");
      // A whole file has no form of its own.
      json.writeNumberProperty("begin", Math.max(1, finding.place().line()));
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.flush();
    out.println("");
  }
}
