package dev.shale.engine.chunk;

import dev.shale.engine.graph.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names of what one pattern asks for: {@code [index]} counts the files that fit it, from 0, and
 * {@code [request]} is the path of the file as words; a name without either gets the number. Names
 * are UTF-8 in arrays that are used again and again.
 */
final class ContextNames {
  private static final byte[] INDEX = "[index]".getBytes(StandardCharsets.UTF_8);
  private static final byte[] REQUEST = "[request]".getBytes(StandardCharsets.UTF_8);

  private final Text pattern = new Text();
  private final Text target = new Text();
  private final Text asker = new Text();
  private final Text request = new Text();
  private final Text other = new Text();
  private final Text name = new Text();

  /** A text that may become longer. */
  private static final class Text {
    private byte[] bytes = new byte[256];
    private int length;

    void load(Snapshot graph, int ofGraph) {
      length = 0;
      reserve(graph.nameBytes(ofGraph));
      length = graph.copyName(ofGraph, bytes, 0);
    }

    void add(int letter) {
      reserve(1);
      bytes[length++] = (byte) letter;
    }

    private void reserve(int more) {
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * (length + more));
      }
    }

    boolean startsWith(int from, byte[] part, int begin, int end) {
      return from + end - begin <= length
          && Arrays.equals(bytes, from, from + end - begin, part, begin, end);
    }

    boolean has(byte[] part) {
      for (int from = 0; from <= length - part.length; from++) {
        if (startsWith(from, part, 0, part.length)) {
          return true;
        }
      }
      return false;
    }

    int lastIndexOf(char letter, int end) {
      int at = end - 1;
      while (at >= 0 && bytes[at] != letter) {
        at--;
      }
      return at;
    }
  }

  /** Takes a name as it is in the graph. */
  void plain(Snapshot graph, int ofGraph) {
    name.load(graph, ofGraph);
  }

  /** Makes the name of what a request of a pattern leads to. */
  void ofContext(Snapshot graph, int dependency, int patternName) {
    pattern.load(graph, patternName);
    target.load(graph, graph.identifier(graph.target(dependency)));
    asker.load(graph, graph.identifier(graph.parent(dependency)));
    request.load(graph, graph.request(dependency));
    name.length = 0;
    boolean isTold = pattern.has(INDEX) || pattern.has(REQUEST);
    int at = 0;
    while (at < pattern.length) {
      if (pattern.startsWith(at, INDEX, 0, INDEX.length)) {
        addNumber(index(graph, dependency));
        at += INDEX.length;
      } else if (pattern.startsWith(at, REQUEST, 0, REQUEST.length)) {
        addWords(relative());
        at += REQUEST.length;
      } else {
        name.add(pattern.bytes[at++]);
      }
    }
    if (!isTold) {
      addNumber(index(graph, dependency));
    }
  }

  /** The bytes of the name, and maybe more behind them. */
  byte[] bytes() {
    return name.bytes;
  }

  /** How many bytes the name has. */
  int length() {
    return name.length;
  }

  /** How many files that fit the pattern come before. */
  private int index(Snapshot graph, int dependency) {
    int parent = graph.parent(dependency);
    int index = 0;
    for (int one = graph.begin(parent); one < graph.end(parent); one++) {
      boolean isOfPattern =
          one != dependency
              && graph.spanStart(one) == graph.spanStart(dependency)
              && graph.request(one) == graph.request(dependency)
              && graph.target(one) != Snapshot.NO_MODULE;
      if (isOfPattern) {
        other.load(graph, graph.identifier(graph.target(one)));
        int order =
            Arrays.compareUnsigned(other.bytes, 0, other.length, target.bytes, 0, target.length);
        index += order < 0 ? 1 : 0;
      }
    }
    return index;
  }

  /** Where the path of the target below the folder begins that the pattern looks into. */
  private int relative() {
    int fixed = 0;
    while (fixed < request.length && request.bytes[fixed] != '*') {
      fixed++;
    }
    int folderEnd = request.lastIndexOf('/', fixed) + 1;
    int baseEnd = asker.lastIndexOf('/', asker.length) + 1;
    int folder = 0;
    while (isDots(folder, folderEnd)) {
      boolean isUp = request.bytes[folder + 1] == '.';
      folder += isUp ? 3 : 2;
      int above = isUp ? asker.lastIndexOf('/', baseEnd - 1) : -1;
      baseEnd = above < 0 ? baseEnd : above + 1;
    }
    boolean isBelow =
        target.startsWith(0, asker.bytes, 0, baseEnd)
            && target.startsWith(baseEnd, request.bytes, folder, folderEnd);
    return isBelow ? baseEnd + folderEnd - folder : 0;
  }

  /** Whether {@code ./} or {@code ../} is there. */
  private boolean isDots(int from, int end) {
    int at = from;
    while (at < end && at < from + 2 && request.bytes[at] == '.') {
      at++;
    }
    return at > from && at < end && request.bytes[at] == '/';
  }

  private void addNumber(int number) {
    if (number >= 10) {
      addNumber(number / 10);
    }
    name.add('0' + number % 10);
  }

  /** Adds the target's path from somewhere on, with a dash for each run of what is no word. */
  private void addWords(int from) {
    int begin = name.length;
    boolean isBetween = false;
    for (int at = from; at < target.length; at++) {
      int letter = target.bytes[at];
      boolean isWord =
          letter == '_'
              || (letter >= '0' && letter <= '9')
              || (letter >= 'a' && letter <= 'z')
              || (letter >= 'A' && letter <= 'Z');
      if (isWord) {
        if (isBetween && name.length > begin) {
          name.add('-');
        }
        name.add(letter);
      }
      isBetween = !isWord;
    }
  }
}
