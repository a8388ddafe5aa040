package dev.shale.tools.javascript.parser.component;

import dev.shale.engine.record.ModuleRecord;
import java.util.Arrays;

/**
 * The style sheets in a file that is mainly something else, in its order. Keeps its buffers from
 * file to file; for one thread.
 */
public final class StyleBlocks {
  /** Reads style sheets, for a parser that does not know how. */
  public interface Reader {
    /** Passes all of them over. */
    Reader NONE =
        new Reader() {
          @Override
          public void open(byte[] bytes, int fileBegin) {}

          @Override
          public void read(String extension, int begin, int end, ModuleRecord record) {}
        };

    /** Begins with a file. */
    void open(byte[] bytes, int fileBegin);

    /**
     * Adds what the style sheet in {@code bytes[begin, end)} asks for; each stands behind the one
     * before.
     *
     * @param extension that a file of its language has, such as {@code .scss}
     */
    void read(String extension, int begin, int end, ModuleRecord record);
  }

  private static final int FIRST_BLOCKS = 8;
  private static final String NONE = "";

  private String[] extensions = new String[FIRST_BLOCKS];
  private int[] begins = new int[FIRST_BLOCKS];
  private int[] ends = new int[FIRST_BLOCKS];
  private int count;

  /** The next style sheet to be read. */
  private int next;

  StyleBlocks() {
    Arrays.fill(extensions, NONE);
  }

  void open() {
    count = 0;
    next = 0;
  }

  void add(String extension, int begin, int end) {
    if (count == begins.length) {
      extensions = Arrays.copyOf(extensions, 2 * count);
      begins = Arrays.copyOf(begins, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    extensions[count] = extension;
    begins[count] = begin;
    ends[count] = end;
    count++;
  }

  /** Has those read that begin in front of an offset and were not read yet. */
  public void readUntil(int offset, Reader reader, ModuleRecord record) {
    while (next < count && begins[next] < offset) {
      reader.read(extensions[next], begins[next], ends[next], record);
      next++;
    }
  }
}
