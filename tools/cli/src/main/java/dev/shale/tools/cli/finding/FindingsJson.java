package dev.shale.tools.cli.finding;

import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.setting.UnusedKind;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.io.SerializedString;

/** Findings as JSON, schema {@code shale.check/1}. */
final class FindingsJson {
  private static final SerializedString FINDINGS = new SerializedString("findings");
  private static final SerializedString RULE = new SerializedString("rule");
  private static final SerializedString RULES = new SerializedString("rules");
  private static final SerializedString SEVERITY = new SerializedString("severity");
  private static final SerializedString PATH = new SerializedString("path");
  private static final SerializedString MESSAGE = new SerializedString("message");
  private static final SerializedString REMEDY = new SerializedString("remedy");
  private static final SerializedString BECAUSE = new SerializedString("because");
  private static final SerializedString RELATED = new SerializedString("related");
  private static final SerializedString TEXT = new SerializedString("text");
  private static final SerializedString KEYS = new SerializedString("keys");
  private static final SerializedString FROM = new SerializedString("from");
  private static final SerializedString TO = new SerializedString("to");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString FINGERPRINT = new SerializedString("fingerprint");
  private static final SerializedString ERRORS = new SerializedString("errors");
  private static final SerializedString WARNINGS = new SerializedString("warnings");
  private static final SerializedString KNOWN = new SerializedString("known");
  private static final SerializedString SILENCED = new SerializedString("silenced");
  private static final SerializedString GONE = new SerializedString("gone");

  private static final SerializedString KINDS = new SerializedString("kinds");
  private static final SerializedString COUNT = new SerializedString("count");
  private static final SerializedString UNKNOWN = new SerializedString("unknown");

  private static final int WHOLE_FILE = 0;

  private final Json json;
  private final Names names;
  private final Fingerprints fingerprints = new Fingerprints();

  private FindingsJson(Json json, Names names) {
    this.json = json;
    this.names = names;
  }

  static void write(Findings findings, Path root, Output out) {
    Json json = new Json(out);
    json.begin("shale.check/1", root);
    json.beginArray(RULES);
    findings.rules().forEach(json::text);
    json.endArray();
    json.property(Json.MODULES, findings.moduleCount());
    new FindingsJson(json, Names.in(root)).write(findings);
    json.end();
  }

  static void writeUnused(Findings findings, List<String> unknown, Path root, Output out) {
    Json json = new Json(out);
    json.begin("shale.unused/1", root);
    json.beginArray(KINDS);
    for (UnusedKind kind : UnusedKind.values()) {
      if (findings.rules().contains(kind.rule().label())) {
        long count =
            findings.all().stream().filter(finding -> finding.rule() == kind.rule()).count();
        json.beginObject();
        json.property(Json.KIND, kind.label());
        json.property(RULE, kind.rule().label());
        json.property(COUNT, count);
        json.endObject();
      }
    }
    json.endArray();
    json.property(Json.MODULES, findings.moduleCount());
    new FindingsJson(json, Names.in(root)).write(findings);
    json.beginArray(UNKNOWN);
    unknown.forEach(json::text);
    json.endArray();
    json.end();
  }

  private void write(Findings findings) {
    json.beginArray(FINDINGS);
    findings.all().forEach(this::write);
    json.endArray();
    json.property(ERRORS, findings.errorCount());
    json.property(WARNINGS, findings.warningCount());
    json.property(KNOWN, findings.knownCount());
    json.property(SILENCED, findings.silencedCount());
    json.beginArray(GONE);
    for (Key key : findings.gone()) {
      json.beginObject();
      json.property(RULE, key.rule());
      write(key);
      json.endObject();
    }
    json.endArray();
  }

  private void write(Finding finding) {
    json.beginObject();
    json.property(RULE, finding.rule().label());
    json.property(SEVERITY, finding.severity().label());
    write(finding.place());
    json.property(MESSAGE, finding.sentence().text(names::of));
    json.property(REMEDY, finding.rule().remedy());
    if (!finding.because().isEmpty()) {
      json.property(BECAUSE, finding.because());
    }
    json.beginArray(RELATED);
    for (Related related : finding.related()) {
      json.beginObject();
      write(related.place());
      json.property(TEXT, related.text());
      json.endObject();
    }
    json.endArray();
    json.beginArray(KEYS);
    for (Key key : finding.keys()) {
      json.beginObject();
      write(key);
      json.endObject();
    }
    json.endArray();
    json.property(FINGERPRINT, fingerprints.of(finding));
    json.endObject();
  }

  private void write(Place place) {
    json.property(PATH, names.of(place.path()));
    json.propertyOrNull(Json.LINE, place.line(), WHOLE_FILE);
    json.propertyOrNull(Json.COLUMN, place.column(), WHOLE_FILE);
  }

  private void write(Key key) {
    json.property(FROM, key.from());
    json.property(TO, key.to());
    json.property(NAME, key.name());
  }
}
