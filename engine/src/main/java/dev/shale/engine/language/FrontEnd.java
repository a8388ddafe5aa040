package dev.shale.engine.language;

import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.record.ModuleRecord;

/**
 * Turns the bytes of a file into a {@link ModuleRecord}: one of the two seams where an embedder
 * plugs in a language. Implementations are thread-safe; the parsers they make are not.
 */
public interface FrontEnd {
  /** What modules and dependencies of the language are: always the same object. */
  Kinds kinds();

  /**
   * What a file is, by its name alone. For a kind that {@linkplain ModuleKind#isRead is read} the
   * parser may find out better.
   *
   * @param path with {@code /} between segments
   */
  ModuleKind kindOf(String path);

  /**
   * On what records depend beside the name and the bytes of a file: options, as text. Records of
   * another identity are not used again. Empty when they are not to be kept at all.
   */
  default String recordIdentity() {
    return "";
  }

  /** Whether records say which parts a module has, and what those use. */
  default boolean readsParts() {
    return false;
  }

  /** A parser for one thread. */
  Parser newParser();

  /** Parses one file after the other; belongs to one thread. */
  public interface Parser {
    /**
     * Parses a file.
     *
     * @param file which file; the record may depend on its extension, which is its name from the
     *     first dot on, and on {@link Resolved#settings}, and on nothing else of it
     * @param bytes its content, valid UTF-8, without a byte order mark; not to be kept. The array
     *     is longer than the file
     * @param begin where the content begins in {@code bytes}; offsets in the record count from
     *     index 0
     * @param end where it ends
     * @param record cleared; receives the result. A file that cannot be parsed makes a {@linkplain
     *     ModuleRecord#fail failed} record, no exception
     */
    void parse(Resolved file, byte[] bytes, int begin, int end, ModuleRecord record);
  }
}
