package dev.shale.tools.javascript.conformance;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Prints where requests lead, for the comparison with other resolvers: for each line of the
 * standard input, {@code issuer TAB kind TAB request}, an object {@code {"status": "FILE", "path":
 * "...", "message": "..."}}.
 */
final class Answers {
  private Answers() {}

  public static void main(String[] arguments) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    OutputStream output = new BufferedOutputStream(System.out, 1 << 16);
    JavaScriptResolver resolver = new JavaScriptResolver(ResolverOptions.browser(Mode.PRODUCTION));
    try (JsonGenerator json =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), output)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split("\t", -1);
        Resolved answer = resolver.resolve(Resolved.file(parts[0]), parts[2], kind(parts[1]));
        json.writeStartObject();
        json.writeStringProperty("status", answer.status().name());
        json.writeStringProperty("path", answer.path());
        json.writeStringProperty("message", answer.message());
        json.writeEndObject();
        json.writeRaw('\n');
      }
    }
  }

  private static DependencyKind kind(String label) {
    return label.equals("require") ? JavaScriptKinds.REQUIRE : JavaScriptKinds.IMPORT;
  }
}
