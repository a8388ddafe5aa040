package dev.shale.tools.cli.federation;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.Manifests;
import dev.shale.tools.cli.checked.Manifests.Manifest;
import dev.shale.tools.cli.federation.Description.Shared;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which requests of a graph ask for what is shared, and for which versions. */
final class SharedModules {
  private static final String ANY = "*";
  private static final String UNKNOWN = "0";
  private static final List<String> RANGES =
      List.of("optionalDependencies", "dependencies", "peerDependencies", "devDependencies");
  private static final List<String> ENDS =
      List.of("", ".js", ".jsx", ".ts", ".tsx", ".mjs", "/index.js", "/index.ts", "/index.tsx");
  private static final Set<DependencyKind> KINDS =
      Set.of(
          JavaScriptKinds.IMPORT,
          JavaScriptKinds.EXPORT_FROM,
          JavaScriptKinds.DYNAMIC_IMPORT,
          JavaScriptKinds.REQUIRE,
          JavaScriptKinds.AMD);

  private final Snapshot graph;
  private final Description description;
  private final Manifests manifests = new Manifests();

  /** By name of a request what it asks for, whichever module does. */
  private final Map<Integer, Use> uses = new HashMap<>();

  private final Map<Integer, Shared> byModule = new HashMap<>();

  /**
   * What a request asks for.
   *
   * @param key of what is shared, with what a prefix leaves open
   * @param name of the package
   */
  record Use(Shared shared, String key, String name) {}

  private static final Use NONE =
      new Use(new Shared("", "", "", "", "", false, false, false), "", "");

  SharedModules(Snapshot graph, Description description) {
    this.graph = graph;
    this.description = description;
    for (Shared one : description.shared()) {
      if (one.isPath()) {
        addFile(one);
      }
    }
  }

  private void addFile(Shared one) {
    Path path = description.folder().resolve(one.request()).normalize();
    for (String end : ENDS) {
      int module = graph.findModule(graph.findName(path + end));
      if (module != Snapshot.NO_MODULE) {
        byModule.putIfAbsent(module, one);
      }
    }
  }

  /** What a request asks for that is shared; null for what is not. */
  @Nullable Use of(int dependency) {
    if (graph.isPassive(dependency) || !KINDS.contains(graph.dependencyKind(dependency))) {
      return null;
    }
    Use use = uses.computeIfAbsent(graph.request(dependency), this::named);
    if (!use.key().isEmpty()) {
      return use;
    }
    Shared file = byModule.get(graph.target(dependency));
    return file == null ? null : new Use(file, file.key(), file.key());
  }

  private Use named(int name) {
    String request = graph.name(name);
    for (Shared one : description.shared()) {
      if (!one.isPath() && one.request().equals(request)) {
        return new Use(one, one.key(), packageName(request));
      }
    }
    for (Shared one : description.shared()) {
      if (!one.isPath() && one.isPrefix() && request.startsWith(one.request())) {
        String more = request.substring(one.request().length());
        return new Use(one, one.key() + more, packageName(request));
      }
    }
    return NONE;
  }

  private static String packageName(String request) {
    int first = request.indexOf('/');
    int end = request.startsWith("@") ? request.indexOf('/', first + 1) : first;
    return end < 0 ? request : request.substring(0, end);
  }

  /** The range of versions that a module asks for: what is said, or is in its package.json. */
  String range(Use use, int module) {
    String said = use.shared().range();
    if (said != null) {
      return said;
    }
    Manifest manifest = manifests.above(graph.name(graph.identifier(module)));
    for (String kind : RANGES) {
      if (manifest != null
          && manifest.fields().get(kind) instanceof Map<?, ?> all
          && all.get(use.name()) instanceof String range) {
        return range;
      }
    }
    return ANY;
  }

  /** The version of a module that is provided; 0 for one that is not known. */
  String version(Use use, int module) {
    if (!use.shared().version().isEmpty()) {
      return use.shared().version();
    }
    Manifest manifest = manifests.above(graph.name(graph.identifier(module)));
    String version = manifest == null ? "" : manifest.text("version");
    return version.isEmpty() ? UNKNOWN : version;
  }
}
