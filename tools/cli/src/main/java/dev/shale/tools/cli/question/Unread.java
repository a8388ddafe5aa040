package dev.shale.tools.cli.question;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a program that nobody reads and that are no known assets, by extension: they may ask
 * for modules that the graph lacks.
 */
public final class Unread {
  private final List<Extension> extensions;

  /**
   * Files that end alike.
   *
   * @param name the extension with its dot, in small letters; empty for none
   * @param count how many files there are
   */
  public record Extension(String name, int count) implements Comparable<Extension> {
    @Override
    public int compareTo(Extension other) {
      int order = Integer.compare(other.count, count);
      return order == 0 ? name.compareTo(other.name) : order;
    }
  }

  private Unread(List<Extension> extensions) {
    this.extensions = extensions;
  }

  /** Counts those of a choice. */
  public static Unread of(Snapshot graph, ModuleChoice choice) {
    Map<String, Integer> counts = new HashMap<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      boolean isLeaf = graph.kind(module) == JavaScriptKinds.ASSET && !graph.isForTypes(module);
      if (isLeaf && choice.has(module)) {
        String extension = Assets.extension(graph.name(graph.identifier(module)));
        if (!Assets.areKnown(extension)) {
          counts.merge(extension, 1, Integer::sum);
        }
      }
    }
    List<Extension> extensions = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      extensions.add(new Extension(entry.getKey(), entry.getValue()));
    }
    extensions.sort(null);
    return new Unread(extensions);
  }

  /** Of the most files first. */
  public List<Extension> extensions() {
    return extensions;
  }

  /** How many files there are. */
  public int count() {
    int count = 0;
    for (Extension extension : extensions) {
      count += extension.count;
    }
    return count;
  }
}
