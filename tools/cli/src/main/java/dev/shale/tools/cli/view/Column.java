package dev.shale.tools.cli.view;

import java.util.Arrays;

/** Numbers of one width, little-endian, as the page reads them: a typed array. */
final class Column {
  private static final int FIRST_BYTES = 1 << 12;

  private final String name;
  private final Type type;
  private byte[] bytes = new byte[FIRST_BYTES];
  private int count;
  private int before;

  /** How numbers are written. */
  enum Type {
    BYTE("u1", Byte.BYTES),
    INT("i4", Integer.BYTES),
    /** The difference to the number before, which compresses well where numbers rise. */
    DELTA("d4", Integer.BYTES);

    private final String label;
    private final int width;

    Type(String label, int width) {
      this.label = label;
      this.width = width;
    }

    String label() {
      return label;
    }
  }

  Column(String name, Type type) {
    this.name = name;
    this.type = type;
  }

  String name() {
    return name;
  }

  Type type() {
    return type;
  }

  int count() {
    return count;
  }

  int byteCount() {
    return count * type.width;
  }

  byte[] bytes() {
    return bytes;
  }

  void add(int value) {
    int at = byteCount();
    reserve(at + type.width);
    int written = type == Type.DELTA ? value - before : value;
    for (int index = 0; index < type.width; index++) {
      bytes[at + index] = (byte) (written >>> (index * Byte.SIZE));
    }
    before = value;
    count++;
  }

  /** Adds text as bytes. */
  void add(byte[] source, int begin, int end) {
    reserve(count + end - begin);
    System.arraycopy(source, begin, bytes, count, end - begin);
    count += end - begin;
  }

  private void reserve(int needed) {
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
  }
}
