package dev.shale.tools.cli;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import org.agrona.collections.IntArrayList;

/** The dependencies that ask for something by what is written in them. */
final class Asked {
  private static final String HERE = "./";

  private Asked() {}

  /** Those that ask for a request, or for a part of the package it names, and lead nowhere. */
  static IntArrayList inVain(Snapshot graph, String text) {
    String part = text + "/";
    return find(
        graph,
        dependency -> {
          if (graph.target(dependency) != Snapshot.NO_MODULE
              || !graph.dependencyKind(dependency).isResolved()) {
            return false;
          }
          String request = graph.name(graph.request(dependency));
          return request.equals(text) || request.startsWith(part);
        });
  }

  /** The module that a request leads to, as it is written somewhere. */
  static int target(Snapshot graph, String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    IntArrayList found =
        find(
            graph,
            dependency -> {
              int request = graph.request(dependency);
              // Lengths differ nearly always, and a name has to be decoded.
              return graph.nameBytes(request) == bytes
                  && graph.target(dependency) != Snapshot.NO_MODULE
                  && graph.name(request).equals(text);
            });
    return found.isEmpty() ? Snapshot.NO_MODULE : graph.target(found.getInt(0));
  }

  /** Those whose pattern a file may fit. */
  static IntArrayList byPattern(Snapshot graph, Path file) {
    String path = file.toString().replace('\\', '/');
    return find(
        graph,
        dependency ->
            !graph.dependencyKind(dependency).isResolved() && mayMean(graph, dependency, path));
  }

  private static boolean mayMean(Snapshot graph, int dependency, String path) {
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
    return path.startsWith(folder) && fits(rest, path.substring(folder.length()));
  }

  /** A star stands for anything, slashes too: what a program puts there is not known. */
  private static boolean fits(String pattern, String text) {
    int star = -1;
    int resume = 0;
    int at = 0;
    int index = 0;
    while (index < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        resume = index;
      } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(index)) {
        at++;
        index++;
      } else if (star >= 0) {
        at = star + 1;
        index = ++resume;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  private static IntArrayList find(Snapshot graph, IntPredicate isOne) {
    IntArrayList found = new IntArrayList();
    DependencyCursor cursor = graph.dependencies();
    for (int module = 0; module < graph.moduleCount(); module++) {
      for (cursor.of(module); cursor.next(); ) {
        if (isOne.test(cursor.dependency())) {
          found.addInt(cursor.dependency());
        }
      }
    }
    return found;
  }
}
