package dev.shale.tools.cli.report;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.PathNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.io.CharTypes;

/**
 * JSON in UTF-8 that is put together in a buffer which is used again: for rows of which there are
 * so many that a generator, which looks at each value for itself, would take most of the time.
 */
final class JsonText {
  private static final int[] ESCAPES = CharTypes.get7BitOutputEscapes('"', false);
  private static final byte[] HEX = CharTypes.copyHexBytes(true);
  private static final int LONGEST_ESCAPE = 6;

  private byte[] bytes = new byte[1 << 12];
  private int size;

  /** Bytes as they are to be written. */
  static byte[] of(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void beginArray() {
    size = 0;
    add('[');
  }

  /** Comes before each element of the array that was begun. */
  void separate() {
    if (size > 1) {
      add(',');
    }
  }

  boolean isEmptyArray() {
    return size == 1;
  }

  private void reserve(int count) {
    if (size + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
    }
  }

  void add(byte[] json) {
    add(json, 0, json.length);
  }

  void add(JsonText other) {
    add(other, 0, other.size);
  }

  void add(JsonText other, int begin, int end) {
    add(other.bytes, begin, end - begin);
  }

  private void add(byte[] json, int begin, int count) {
    reserve(count);
    System.arraycopy(json, begin, bytes, size, count);
    size += count;
  }

  void add(char json) {
    reserve(1);
    bytes[size++] = (byte) json;
  }

  /** A name as a string. */
  void addName(Snapshot graph, int name) {
    int length = graph.nameBytes(name);
    reserve(length + 2);
    bytes[size++] = '"';
    graph.copyName(name, bytes, size);
    int begin = size;
    size += length;
    escape(begin);
    add('"');
  }

  void addString(String text) {
    byte[] utf8 = of(text);
    add('"');
    int begin = size;
    add(utf8);
    escape(begin);
    add('"');
  }

  /** The name that was just loaded, as a string. */
  void addString(PathNames loaded) {
    add('"');
    int begin = size;
    add(loaded.bytes(), loaded.begin(), loaded.end() - loaded.begin());
    escape(begin);
    add('"');
  }

  /** Escapes what was added last, from a place on; mostly there is nothing. */
  private void escape(int begin) {
    for (int at = begin; at < size; at++) {
      if (isEscaped(bytes[at])) {
        byte[] plain = Arrays.copyOfRange(bytes, at, size);
        size = at;
        for (byte one : plain) {
          addEscaped(one);
        }
        return;
      }
    }
  }

  private static boolean isEscaped(byte one) {
    return one >= 0 && ESCAPES[one] != 0;
  }

  private void addEscaped(byte one) {
    reserve(LONGEST_ESCAPE);
    if (!isEscaped(one)) {
      bytes[size++] = one;
      return;
    }
    bytes[size++] = '\\';
    if (ESCAPES[one] > 0) {
      bytes[size++] = (byte) ESCAPES[one];
    } else {
      bytes[size++] = 'u';
      bytes[size++] = '0';
      bytes[size++] = '0';
      bytes[size++] = HEX[one >> 4];
      bytes[size++] = HEX[one & 0xF];
    }
  }

  /** Writes it as a value. */
  void writeTo(Json json) {
    json.value(bytes, size);
  }
}
