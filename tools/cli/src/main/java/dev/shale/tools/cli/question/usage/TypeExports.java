package dev.shale.tools.cli.question.usage;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds types that modules export, in their sources: the graph has what runs alone. */
final class TypeExports {
  private static final String BEGIN = "(?m)(?:^|[;}])\\s*";
  private static final String DECLARED = "(?:declare\\s+)?(?:type|interface)\\s+";
  private static final String AMBIENT =
      "declare\\s+(?:abstract\\s+)?(?:class|function|const|let|var|(?:const\\s+)?enum|namespace)\\s+";

  private final Snapshot graph;

  TypeExports(Snapshot graph) {
    this.graph = graph;
  }

  /** The module that exports a type, the given one or one that it exports from; or none. */
  int find(int module, String name, Set<Integer> seen) {
    if (!seen.add(module) || !graph.kind(module).isFile()) {
      return Snapshot.NO_MODULE;
    }
    if (declares(text(module), name)) {
      return module;
    }
    for (int target : exportedFrom(module)) {
      int found = find(target, name, seen);
      if (found != Snapshot.NO_MODULE) {
        return found;
      }
    }
    return Snapshot.NO_MODULE;
  }

  private List<Integer> exportedFrom(int module) {
    List<Integer> targets = new ArrayList<>();
    DependencyCursor cursor = graph.dependencies();
    for (cursor.of(module); cursor.next(); ) {
      int dependency = cursor.dependency();
      boolean isExport = graph.dependencyKind(dependency).equals(JavaScriptKinds.EXPORT_FROM);
      if (isExport && graph.target(dependency) != Snapshot.NO_MODULE) {
        targets.add(graph.target(dependency));
      }
    }
    return targets;
  }

  private String text(int module) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(graph.name(graph.identifier(module))));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }

  private static boolean declares(String text, String name) {
    if (!text.contains(name)) {
      return false;
    }
    String end = Pattern.quote(name) + "(?![\\w$])";
    String kinds = "(?:" + DECLARED + "|" + AMBIENT + ")";
    if (has(text, BEGIN + "export\\s+(?:default\\s+)?" + kinds + end)) {
      return true;
    }
    String list = "export\\s*(?:type\\s*)?\\{[^}]*(?<![\\w$])" + end;
    boolean isListed = has(text, BEGIN + list) || has(text, BEGIN + "export\\s+default\\s+" + end);
    return isListed && has(text, BEGIN + kinds + end);
  }

  private static boolean has(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).find();
  }
}
