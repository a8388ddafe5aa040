package dev.shale.tools.cli.report;

import dev.shale.tools.cli.federation.Application;
import dev.shale.tools.cli.federation.Federation;
import dev.shale.tools.cli.federation.Federation.Problem;
import dev.shale.tools.cli.federation.Federation.SharedPackage;
import dev.shale.tools.cli.federation.Federation.Use;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.io.SerializedString;

/** What applications get of each other as JSON, schema {@code shale.federation/1}. */
public final class FederationJson {
  private static final SerializedString STRATEGY = new SerializedString("strategy");
  private static final SerializedString APPLICATIONS = new SerializedString("applications");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString FILE = new SerializedString("file");
  private static final SerializedString EXPOSES = new SerializedString("exposes");
  private static final SerializedString REMOTES = new SerializedString("remotes");
  private static final SerializedString PACKAGES = new SerializedString("packages");
  private static final SerializedString SCOPE = new SerializedString("scope");
  private static final SerializedString KEY = new SerializedString("key");
  private static final SerializedString LOADED = new SerializedString("loaded");
  private static final SerializedString USES = new SerializedString("uses");
  private static final SerializedString APPLICATION = new SerializedString("application");
  private static final SerializedString VERSION = new SerializedString("version");
  private static final SerializedString RANGE = new SerializedString("range");
  private static final SerializedString SINGLETON = new SerializedString("singleton");
  private static final SerializedString STRICT = new SerializedString("strict");
  private static final SerializedString EAGER = new SerializedString("eager");
  private static final SerializedString GETS = new SerializedString("gets");
  private static final SerializedString FROM = new SerializedString("from");
  private static final SerializedString STATE = new SerializedString("state");
  private static final SerializedString ORDERS = new SerializedString("orders");
  private static final SerializedString FIRST = new SerializedString("first");
  private static final SerializedString PROBLEMS = new SerializedString("problems");
  private static final SerializedString SEVERITY = new SerializedString("severity");
  private static final SerializedString SENTENCE = new SerializedString("sentence");

  private final Federation federation;
  private final Json json;

  private FederationJson(Federation federation, Output out) {
    this.federation = federation;
    json = new Json(out);
  }

  public static void write(Federation federation, Path root, Output out) {
    new FederationJson(federation, out).write(root);
  }

  private void write(Path root) {
    json.begin("shale.federation/1", root);
    json.property(STRATEGY, federation.strategy().label());
    json.beginArray(APPLICATIONS);
    for (Application one : federation.applications()) {
      json.beginObject();
      json.property(NAME, one.name());
      json.property(FILE, one.file());
      texts(EXPOSES, one.exposes());
      texts(REMOTES, one.remotes().values().stream().distinct().toList());
      json.endObject();
    }
    json.endArray();
    json.beginArray(PACKAGES);
    federation.packages().forEach(this::write);
    json.endArray();
    json.beginArray(PROBLEMS);
    for (Problem problem : federation.problems()) {
      json.beginObject();
      json.property(SEVERITY, problem.isError() ? "error" : "warning");
      json.name(APPLICATION);
      textOrNull(problem.application());
      json.property(SENTENCE, problem.sentence());
      json.endObject();
    }
    json.endArray();
    json.end();
  }

  private void write(SharedPackage of, Map<String, Use> uses) {
    json.beginObject();
    json.property(SCOPE, of.scope());
    json.property(KEY, of.key());
    texts(LOADED, federation.loaded(of));
    json.beginArray(USES);
    uses.forEach(this::write);
    json.endArray();
    json.beginArray(ORDERS);
    federation
        .byFirst()
        .getOrDefault(of, Map.of())
        .forEach((versions, first) -> {
          json.beginObject();
          json.property(LOADED, versions);
          texts(FIRST, first);
          json.endObject();
        });
    json.endArray();
    json.endObject();
  }

  private void write(String application, Use use) {
    json.beginObject();
    json.property(APPLICATION, application);
    json.name(VERSION);
    textOrNull(use.shared().version());
    json.name(RANGE);
    textOrNull(use.shared().range());
    json.property(SINGLETON, use.shared().isSingleton());
    json.property(STRICT, use.shared().isStrict());
    json.property(EAGER, use.shared().isEager());
    json.name(GETS);
    textOrNull(use.choice().version());
    json.name(FROM);
    textOrNull(use.choice().from());
    json.property(STATE, use.choice().state().label());
    json.endObject();
  }

  private void textOrNull(String text) {
    if (text.isEmpty()) {
      json.nothing();
    } else {
      json.text(text);
    }
  }

  private void texts(SerializedString name, List<String> texts) {
    json.beginArray(name);
    texts.forEach(json::text);
    json.endArray();
  }
}
