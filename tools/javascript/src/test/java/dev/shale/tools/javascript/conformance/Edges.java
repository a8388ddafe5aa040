package dev.shale.tools.javascript.conformance;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.JavaScriptParser;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Prints where the requests of the files lead that the standard input lists, for the comparison
 * with other resolvers: a JSON object a line, in the order of the files.
 *
 * <p>The arguments are the mode and the platform, which is the browser's where it is missing. An
 * input line is a real path; an object is {@code {"edges": [[kind, request, status, path]]}}.
 */
final class Edges {
  private final Mode mode;
  private final JavaScriptParser parser;
  private final JavaScriptResolver resolver;
  private final ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
  private final JsonGenerator json;
  private long nanos;
  private long count;

  private Edges(Mode mode, Platform platform, OutputStream output) {
    this.mode = mode;
    parser = new JavaScriptParser(mode.label());
    resolver = new JavaScriptResolver(ResolverOptions.of(platform, mode));
    json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), output);
  }

  public static void main(String[] arguments) throws IOException {
    BufferedReader files =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    OutputStream output = new BufferedOutputStream(System.out, 1 << 16);
    Mode mode = arguments[0].equals("development") ? Mode.DEVELOPMENT : Mode.PRODUCTION;
    Edges edges = new Edges(mode, platform(arguments), output);
    for (String line = files.readLine(); line != null; line = files.readLine()) {
      edges.file(line);
    }
    edges.end();
    output.flush();
  }

  private static Platform platform(String[] arguments) {
    return arguments.length > 1
        ? Platform.valueOf(arguments[1].toUpperCase(Locale.ROOT))
        : Platform.BROWSER;
  }

  private void file(String path) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(path));
    Resolved file = Resolved.file(path);
    record.clear();
    parser.parse(file, bytes, 0, bytes.length, record);
    json.writeStartObject();
    json.writeArrayPropertyStart("edges");
    for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
      edge(file, record.dependencyKind(dependency), request(dependency));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private String request(int dependency) {
    int begin = record.requestBegin(dependency);
    int length = record.requestEnd(dependency) - begin;
    return new String(record.text(), begin, length, StandardCharsets.UTF_8);
  }

  private void edge(Resolved file, DependencyKind kind, String request) {
    long begin = System.nanoTime();
    Resolved answer = resolver.resolve(file, request, kind);
    nanos += System.nanoTime() - begin;
    count++;
    json.writeStartArray();
    json.writeString(kind.label());
    json.writeString(request);
    json.writeString(answer.status().name());
    json.writeString(answer.path());
    json.writeEndArray();
  }

  /** Ends the output with how long the answers took, which are a cold resolver's. */
  private void end() {
    json.writeStartObject();
    json.writeStringProperty("mode", mode.label());
    json.writeNumberProperty("edges", count);
    json.writeNumberProperty("nanos", nanos);
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }
}
