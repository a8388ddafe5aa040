package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.ChunkRoots;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.Manifests;
import dev.shale.tools.cli.checked.Manifests.Manifest;
import dev.shale.tools.cli.output.PathNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The texts from which chunks without a name get their ids. */
final class ModuleTexts {
  private static final String OWN = "./";
  private static final String ESM = "javascript/esm";
  private static final String COMMONJS = "javascript/dynamic";

  private final Snapshot graph;
  private final PathNames names;
  private final Manifests manifests = new Manifests();
  private final ChunkRoots roots;

  ModuleTexts(Snapshot graph, PathNames names) {
    this.graph = graph;
    this.names = names;
    roots = new ChunkRoots(graph);
  }

  /**
   * What a module is called by bundlers: its path with a dot in front, and its type in front of
   * that where it is not the usual one.
   */
  String text(int module) {
    String path = names.path(module);
    String relative = path.startsWith("../") ? path : OWN + path;
    String type = type(path, module);
    return type.isEmpty() ? relative : type + "|" + relative;
  }

  private String type(String path, int module) {
    String extension = path.substring(path.lastIndexOf('.') + 1);
    return switch (extension) {
      case "mjs" -> ESM;
      case "cjs" -> COMMONJS;
      case "json" -> "json";
      case "js" -> typeOfPackage(graph.name(graph.identifier(module)));
      default -> "";
    };
  }

  private String typeOfPackage(String file) {
    Manifest manifest = manifests.above(file);
    String type = manifest == null ? "" : manifest.text("type");
    if (type.equals("module")) {
      return ESM;
    }
    return type.equals("commonjs") ? COMMONJS : "";
  }

  /** The name of a chunk, or the texts of its roots. */
  String text(ChunkGraph chunks, int chunk) {
    String name = chunks.name(chunk);
    if (!name.isEmpty()) {
      return name;
    }
    List<String> texts = new ArrayList<>();
    for (int root : roots.of(chunks.modules(chunk))) {
      texts.add(text(root));
    }
    Collections.sort(texts);
    return String.join(",", texts);
  }

  /** The name of a chunk, or what asks for it leads to, as words of letters and digits. */
  String words(ChunkGraph chunks, int chunk) {
    String name = chunks.name(chunk);
    if (!name.isEmpty()) {
      return name;
    }
    List<String> texts = new ArrayList<>();
    for (int root : asked(chunks, chunk)) {
      texts.add(words(names.path(root)));
    }
    Collections.sort(texts);
    return String.join("-", texts);
  }

  /** The modules of a chunk that something leads to; of what several share the first. */
  private static List<Integer> asked(ChunkGraph chunks, int chunk) {
    List<Integer> asked = new ArrayList<>();
    for (int root : chunks.roots(chunk)) {
      if (chunks.has(chunk, root)) {
        asked.add(root);
      }
    }
    if (asked.isEmpty() && chunks.moduleCount(chunk) > 0) {
      asked.add(chunks.modules(chunk)[0]);
    }
    return asked;
  }

  private static String words(String path) {
    StringBuilder words = new StringBuilder();
    for (int index = 0; index < path.length(); index++) {
      char letter = path.charAt(index);
      boolean isWord =
          letter == '-' || letter == '_' || (letter < 128 && Character.isLetterOrDigit(letter));
      if (isWord) {
        words.append(letter);
      } else if (!words.isEmpty() && words.charAt(words.length() - 1) != '_') {
        words.append('_');
      }
    }
    return words.toString();
  }
}
