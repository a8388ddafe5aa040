package dev.shale.engine.language;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the files around a source say about how to read it, as its resolver found it and its front
 * end reads it; to all others opaque. Immutable; many files share one.
 *
 * @param bits yes or no, as the language numbers them
 * @param texts names and the like, at most 255, in an order of the language
 */
public record Settings(int bits, List<String> texts) {
  /** Nothing is said. */
  public static final Settings NONE = new Settings(0, List.of());

  /** The bytes that settings take at least when they are written. */
  public static final int LEAST_BYTES = Integer.BYTES + 1;

  private static final int MOST_TEXTS = 0xFF;

  /** Copies the list. */
  public Settings {
    texts = List.copyOf(texts);
    if (texts.size() > MOST_TEXTS) {
      throw new IllegalArgumentException(
          "%d texts are more than %d".formatted(texts.size(), MOST_TEXTS));
    }
  }

  // As the JDK would make them, which takes some milliseconds of each run.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Settings settings
        && bits == settings.bits
        && texts.equals(settings.texts);
  }

  @Override
  public int hashCode() {
    return 31 * bits + texts.hashCode();
  }

  /** Whether any of some bits is set. */
  public boolean has(int mask) {
    return (bits & mask) != 0;
  }

  /** These settings with other bits. */
  public Settings withBits(int newBits) {
    return newBits == bits ? this : new Settings(newBits, texts);
  }

  /** Writes {@code bits:int count:byte text*}. */
  public void write(ByteWriter out) {
    out.writeInt(bits);
    out.writeByte(texts.size());
    for (int index = 0; index < texts.size(); index++) {
      out.writeText(texts.get(index));
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IndexOutOfBoundsException when that is not there
   */
  public static Settings read(ByteReader in) {
    int bits = in.readInt();
    int count = in.readByte() & MOST_TEXTS;
    if (bits == 0 && count == 0) {
      return NONE;
    }
    List<String> texts = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      texts.add(in.readText());
    }
    return new Settings(bits, texts);
  }

  /** All settings as a text, by which those that differ can be told apart. */
  public String key() {
    if (texts.isEmpty()) {
      return Integer.toString(bits);
    }
    StringBuilder key = new StringBuilder().append(bits);
    for (String text : texts) {
      // The length says where one ends, as a text may be anything.
      key.append(' ').append(text.length()).append(' ').append(text);
    }
    return key.toString();
  }
}
