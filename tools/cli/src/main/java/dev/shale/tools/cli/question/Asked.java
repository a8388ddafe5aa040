package dev.shale.tools.cli.question;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The dependencies that ask for something by what is written in them, found in one walk over all of
 * them when the first is asked for. Belongs to one thread.
 */
public final class Asked {
  private static final String HERE = "./";

  private final Snapshot graph;
  private final String text;
  private final int textBytes;
  private final String part;

  /** A file that is no module; empty for none. */
  private final String file;

  private final IntArrayList inVain = new IntArrayList();
  private final IntArrayList patterns = new IntArrayList();
  private final IntArrayList byPattern = new IntArrayList();
  private int target = Snapshot.NO_MODULE;
  private boolean isFound;

  /**
   * For a text.
   *
   * @param file that the text names; null for none
   */
  public Asked(Snapshot graph, String text, @Nullable Path file) {
    this.graph = graph;
    this.text = text;
    textBytes = text.getBytes(StandardCharsets.UTF_8).length;
    part = text.concat("/");
    this.file = file == null ? "" : file.toString().replace('\\', '/');
  }

  /** Those that ask for the request, or for a part of the package it names, and lead nowhere. */
  public IntArrayList inVain() {
    find();
    return inVain;
  }

  /** Those whose pattern is the text. */
  public IntArrayList patterns() {
    find();
    return patterns;
  }

  /** Those whose pattern the file may fit. */
  public IntArrayList byPattern() {
    find();
    return byPattern;
  }

  /** The module that the request leads to, as it is written somewhere. */
  public int target() {
    find();
    return target;
  }

  private void find() {
    if (isFound) {
      return;
    }
    isFound = true;
    DependencyCursor cursor = graph.dependencies();
    for (int module = 0; module < graph.moduleCount(); module++) {
      for (cursor.of(module); cursor.next(); ) {
        sort(cursor.dependency());
      }
    }
  }

  private void sort(int dependency) {
    int request = graph.request(dependency);
    // Lengths differ nearly always, and a name has to be decoded.
    boolean isIt = graph.nameBytes(request) == textBytes && graph.name(request).equals(text);
    if (isIt && !graph.dependencyKind(dependency).isResolved()) {
      patterns.addInt(dependency);
    } else if (graph.target(dependency) != Snapshot.NO_MODULE) {
      target = isIt && target == Snapshot.NO_MODULE ? graph.target(dependency) : target;
    } else if (graph.dependencyKind(dependency).isResolved()) {
      if (isIt || graph.name(request).startsWith(part)) {
        inVain.addInt(dependency);
      }
    } else if (!file.isEmpty() && mayMean(dependency)) {
      byPattern.addInt(dependency);
    }
  }

  private boolean mayMean(int dependency) {
    String pattern = graph.name(graph.request(dependency));
    if (!pattern.startsWith(HERE) && !pattern.startsWith("../")) {
      return false;
    }
    String parent = graph.name(graph.identifier(graph.parent(dependency)));
    String folder = parent.substring(0, parent.lastIndexOf('/') + 1);
    String rest = pattern;
    while (!folder.isEmpty() && (rest.startsWith(HERE) || rest.startsWith("../"))) {
      boolean isUp = !rest.startsWith(HERE);
      rest = rest.substring(isUp ? 3 : 2);
      folder =
          isUp ? folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1) : folder;
    }
    // What a program puts where a star is may have slashes, too.
    return file.startsWith(folder) && Wildcards.fits(rest, file.substring(folder.length()));
  }
}
