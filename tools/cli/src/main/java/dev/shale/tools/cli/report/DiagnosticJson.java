package dev.shale.tools.cli.report;

import dev.shale.engine.language.Diagnostic;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.PathNames;
import tools.jackson.core.io.SerializedString;

/** What is wrong with a file or a request, as JSON. */
final class DiagnosticJson {
  private static final SerializedString SEVERITY = new SerializedString("severity");
  private static final SerializedString CODE = new SerializedString("code");
  private static final SerializedString PATH = new SerializedString("path");
  private static final SerializedString MESSAGE = new SerializedString("message");
  private static final SerializedString MISSING_PACKAGE = new SerializedString("missingPackage");

  private static final int WHOLE_FILE = 0;

  private DiagnosticJson() {}

  static void write(Diagnostic diagnostic, PathNames names, Json json) {
    json.beginObject();
    json.property(SEVERITY, diagnostic.severity().label());
    json.property(CODE, diagnostic.code().label());
    json.property(PATH, names.relative(diagnostic.path()));
    json.propertyOrNull(Json.LINE, diagnostic.line(), WHOLE_FILE);
    json.propertyOrNull(Json.COLUMN, diagnostic.column(), WHOLE_FILE);
    json.property(MESSAGE, diagnostic.message());
    if (!diagnostic.missingPackage().isEmpty()) {
      json.property(MISSING_PACKAGE, diagnostic.missingPackage());
    }
    json.endObject();
  }
}
