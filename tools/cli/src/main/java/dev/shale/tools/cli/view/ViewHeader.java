package dev.shale.tools.cli.view;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.io.SerializedString;

/** What the page has to know beside the columns. There are no times and no absolute paths in it. */
final class ViewHeader {
  private static final SerializedString TITLE = new SerializedString("title");
  private static final SerializedString SINCE = new SerializedString("since");
  private static final SerializedString MODULE_KINDS = new SerializedString("moduleKinds");
  private static final SerializedString DEPENDENCY_KINDS = new SerializedString("dependencyKinds");
  private static final SerializedString CODE = new SerializedString("code");
  private static final SerializedString LABEL = new SerializedString("label");
  private static final SerializedString LATER = new SerializedString("later");
  private static final SerializedString FILE = new SerializedString("file");
  private static final SerializedString PACKAGES = new SerializedString("packages");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString PATH = new SerializedString("path");
  private static final SerializedString INSTALLED = new SerializedString("installed");
  private static final SerializedString ID = new SerializedString("id");
  private static final SerializedString CHUNKS = new SerializedString("chunks");
  private static final SerializedString RULES = new SerializedString("rules");
  private static final SerializedString CONFIGURED = new SerializedString("configured");
  private static final SerializedString FINDINGS = new SerializedString("findings");
  private static final SerializedString DIAGNOSTICS = new SerializedString("diagnostics");

  private final Session session;
  private final Snapshot graph;
  private final Json json;

  ViewHeader(Session session, Json json) {
    this.session = session;
    graph = session.graph();
    this.json = json;
  }

  void write(ViewContent content) {
    json.property(Json.SCHEMA, "shale.view/1");
    json.property(TITLE, content.title());
    json.property(SINCE, content.since());
    writeKinds();
    writePackages();
    json.beginArray(RULES);
    content.findings().rules().forEach(json::text);
    json.endArray();
    json.property(CONFIGURED, content.isConfigured());
    json.beginArray(CHUNKS);
    for (ViewedChunks.Chunk chunk : content.chunks().all()) {
      json.beginObject();
      json.property(ID, chunk.id());
      json.property(Json.KIND, chunk.kind());
      json.endObject();
    }
    json.endArray();
    FindingsHeader findings = new FindingsHeader(graph, session.names(), json);
    json.beginArray(FINDINGS);
    findings.write(content.findings());
    json.endArray();
    json.beginArray(DIAGNOSTICS);
    findings.write(session.report().diagnostics());
    json.endArray();
  }

  private void writeKinds() {
    json.beginArray(MODULE_KINDS);
    for (ModuleKind kind : graph.kinds().moduleKinds()) {
      json.beginObject();
      json.property(CODE, kind.code());
      json.property(LABEL, kind.label());
      json.property(FILE, kind.isFile());
      json.endObject();
    }
    json.endArray();
    json.beginArray(DEPENDENCY_KINDS);
    for (DependencyKind kind : graph.kinds().dependencyKinds()) {
      json.beginObject();
      json.property(CODE, kind.code());
      json.property(LABEL, kind.label());
      json.property(LATER, kind.isLater());
      json.endObject();
    }
    json.endArray();
  }

  /** The folders that are packages. */
  private void writePackages() {
    json.beginArray(PACKAGES);
    for (ProjectLayout.Member member : session.inputs().packages()) {
      String directory = member.directory().toString().replace('\\', '/');
      write(member.name(), directory, false);
    }
    Set<String> directories = new LinkedHashSet<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.isInstalled(module)) {
        String path = graph.name(graph.identifier(module));
        directories.add(JavaScriptResolver.installedPackage(path));
      }
    }
    for (String directory : directories) {
      write(ModuleChoice.packageNameOf(directory), directory, true);
    }
    json.endArray();
  }

  private void write(String name, String directory, boolean isInstalled) {
    json.beginObject();
    json.property(NAME, name);
    json.property(PATH, session.names().relative(directory));
    json.property(INSTALLED, isInstalled);
    json.endObject();
  }
}
