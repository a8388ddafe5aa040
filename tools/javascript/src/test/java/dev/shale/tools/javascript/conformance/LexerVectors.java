package dev.shale.tools.javascript.conformance;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.JavaScriptParser;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Compares a module's record with what a lexer's own tests expect, as far as the record goes. */
abstract class LexerVectors {
  /** What became of a vector. */
  enum Verdict {
    /** All that is expected was compared, and is so. */
    EQUAL,
    /** What the record has is as expected; the record does not have all. */
    EQUAL_IN_PART,
    /** As expected once a word of the source, which is no program, is replaced. */
    REPAIRED,
    /** It differs from what is expected, for a reason that is written down. */
    EXPLAINED,
    /** The source is no program: a lexer that skips most of it cannot tell, a parser has to. */
    NO_PROGRAM,
    DIFFERENT
  }

  /**
   * What is wrong with the sources that are no programs: a word that only such a source has, and
   * the message of the parser.
   */
  private static final Map<String, String> NO_PROGRAMS =
      Map.of(
          "export const", "Expected a name but found end of file",
          "export let a,", "Expected a name but found end of file",
          "import((\"asdf\"))  aaaa", "Expected \";\" but found \"aaaa\"",
          "${ import(b)}`); /*", "Expected \"}\" but found \";\"",
          "syntax?error;", "Expected \":\" but found \";\"",
          "export[y] =", "Unexpected \"[\"");

  private final JavaScriptParser parser = new JavaScriptParser("development");
  final ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);

  /** Says what of the vectors' results the record does not have. */
  abstract String notCompared();

  /** Compares {@link #record}, of the vector's source, with its result. */
  abstract Verdict compare(Map<String, Object> vector);

  final Verdict verdict(Map<String, Object> vector) {
    parse(source(vector));
    Verdict verdict = compare(vector);
    return verdict == Verdict.DIFFERENT && isNoProgram(source(vector))
        ? Verdict.NO_PROGRAM
        : verdict;
  }

  final void parse(String source) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    record.clear();
    parser.parse(Resolved.file("vector.js"), bytes, 0, bytes.length, record);
  }

  private boolean isNoProgram(String source) {
    return NO_PROGRAMS.entrySet().stream()
        .anyMatch(known ->
            source.contains(known.getKey()) && record.errorMessage().equals(known.getValue()));
  }

  static String source(Map<String, Object> vector) {
    return (String) vector.get("source");
  }

  final boolean isModule() {
    return record.kind() == JavaScriptKinds.ESM;
  }

  /** The offset in UTF-16 units of an offset in bytes. */
  static int units(byte[] bytes, int offset) {
    return new String(bytes, 0, offset, StandardCharsets.UTF_8).length();
  }

  final String request(int dependency) {
    int begin = record.requestBegin(dependency);
    int length = record.requestEnd(dependency) - begin;
    return new String(record.text(), begin, length, StandardCharsets.UTF_8);
  }
}
