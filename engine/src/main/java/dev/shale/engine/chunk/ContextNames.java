package dev.shale.engine.chunk;

import dev.shale.engine.graph.Snapshot;

/**
 * The names of what one pattern asks for: {@code [index]} counts the files that fit it, from 0, and
 * {@code [request]} is the path of the file as words; a name without either gets the number.
 */
final class ContextNames {
  private static final String INDEX = "[index]";
  private static final String REQUEST = "[request]";

  private final Snapshot graph;

  ContextNames(Snapshot graph) {
    this.graph = graph;
  }

  /** The name of what a request of a pattern leads to. */
  String name(int dependency, String pattern) {
    boolean isTold = pattern.contains(INDEX) || pattern.contains(REQUEST);
    String name = isTold ? pattern : pattern + INDEX;
    return name.replace(INDEX, Integer.toString(index(dependency)))
        .replace(REQUEST, words(relative(dependency)));
  }

  /** How many files that fit the pattern come before. */
  private int index(int dependency) {
    int parent = graph.parent(dependency);
    String path = graph.name(graph.identifier(graph.target(dependency)));
    int index = 0;
    for (int other = graph.begin(parent); other < graph.end(parent); other++) {
      boolean isOfPattern =
          other != dependency
              && graph.spanStart(other) == graph.spanStart(dependency)
              && graph.request(other) == graph.request(dependency)
              && graph.target(other) != Snapshot.NO_MODULE;
      if (isOfPattern && graph.name(graph.identifier(graph.target(other))).compareTo(path) < 0) {
        index++;
      }
    }
    return index;
  }

  /** The path of the target below the folder that the pattern looks into. */
  private String relative(int dependency) {
    String target = graph.name(graph.identifier(graph.target(dependency)));
    String asker = graph.name(graph.identifier(graph.parent(dependency)));
    String request = graph.name(graph.request(dependency));
    int star = request.indexOf('*');
    String fixed = star < 0 ? request : request.substring(0, star);
    String base = asker.substring(0, asker.lastIndexOf('/') + 1);
    int slash = fixed.lastIndexOf('/');
    String folder = slash < 0 ? "" : fixed.substring(0, slash + 1);
    while (folder.startsWith("./") || folder.startsWith("../")) {
      boolean isUp = folder.startsWith("../");
      folder = folder.substring(isUp ? 3 : 2);
      int above = isUp ? base.lastIndexOf('/', base.length() - 2) : -1;
      base = above < 0 ? base : base.substring(0, above + 1);
    }
    String prefix = base + folder;
    return target.startsWith(prefix) ? target.substring(prefix.length()) : target;
  }

  private static String words(String path) {
    StringBuilder words = new StringBuilder();
    for (int index = 0; index < path.length(); index++) {
      char letter = path.charAt(index);
      boolean isWord =
          letter == '_'
              || (letter >= '0' && letter <= '9')
              || (letter >= 'a' && letter <= 'z')
              || (letter >= 'A' && letter <= 'Z');
      if (isWord) {
        words.append(letter);
      } else if (!words.isEmpty() && words.charAt(words.length() - 1) != '-') {
        words.append('-');
      }
    }
    int length = words.length();
    return length > 0 && words.charAt(length - 1) == '-'
        ? words.substring(0, length - 1)
        : words.toString();
  }
}
