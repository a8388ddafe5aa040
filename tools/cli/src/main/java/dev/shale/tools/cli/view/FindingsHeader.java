package dev.shale.tools.cli.view;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.tools.cli.finding.Finding;
import dev.shale.tools.cli.finding.Findings;
import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.cli.finding.Related;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.PathNames;
import java.util.List;
import tools.jackson.core.io.SerializedString;

/** What is wrong, as part of the header: broken rules, and files and requests that fail. */
final class FindingsHeader {
  private static final SerializedString RULE = new SerializedString("rule");
  private static final SerializedString SEVERITY = new SerializedString("severity");
  private static final SerializedString MESSAGE = new SerializedString("message");
  private static final SerializedString REMEDY = new SerializedString("remedy");
  private static final SerializedString BECAUSE = new SerializedString("because");
  private static final SerializedString RELATED = new SerializedString("related");
  private static final SerializedString TEXT = new SerializedString("text");
  private static final SerializedString PATH = new SerializedString("path");

  private final Snapshot graph;
  private final PathNames names;
  private final Json json;

  FindingsHeader(Snapshot graph, PathNames names, Json json) {
    this.graph = graph;
    this.names = names;
    this.json = json;
  }

  void write(Findings findings) {
    for (Finding finding : findings.all()) {
      json.beginObject();
      json.property(RULE, finding.rule().label());
      json.property(SEVERITY, finding.severity().label());
      write(finding.place());
      json.property(MESSAGE, finding.sentence().text(names::relative));
      json.property(REMEDY, finding.rule().remedy());
      json.property(BECAUSE, finding.because());
      json.beginArray(RELATED);
      for (Related related : finding.related()) {
        json.beginObject();
        write(related.place());
        json.property(TEXT, related.text());
        json.endObject();
      }
      json.endArray();
      json.endObject();
    }
  }

  void write(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      json.beginObject();
      json.property(RULE, diagnostic.code().label());
      json.property(SEVERITY, diagnostic.severity().label());
      write(new Place(diagnostic.path(), diagnostic.line(), diagnostic.column()));
      json.property(MESSAGE, diagnostic.message());
      json.endObject();
    }
  }

  private void write(Place place) {
    json.property(PATH, names.relative(place.path()));
    json.property(Json.MODULE, graph.findModule(graph.findName(place.path())));
    json.property(Json.LINE, place.line());
    json.property(Json.COLUMN, place.column());
  }
}
