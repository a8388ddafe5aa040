package dev.shale.tools.javascript.parser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Settings;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.component.StyleBlocks;
import dev.shale.tools.javascript.parser.meaning.Defines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parses sources for tests and prints what was found: a row {@code import ./a 1:8} per dependency.
 */
final class Parsing {
  private static final List<String> PRIORITIES = List.of("", " auto", " low", " high");

  private static final int GARBAGE_BYTES = 64;

  private Parsing() {}

  /** The record of a file, parsed for production as part of a package without a type. */
  static ModuleRecord record(String path, String source) {
    return record(path, source.getBytes(StandardCharsets.UTF_8), "production");
  }

  static ModuleRecord record(String path, byte[] source, String mode) {
    return record(Resolved.file(path), source, mode);
  }

  /** The record of a file; who asks for dependencies alone, as the command does, finds the same. */
  private static ModuleRecord record(Resolved file, byte[] source, String mode) {
    ModuleRecord record = record(file, source, mode, true);
    ModuleRecord ofDependencies = record(file, source, mode, false);
    String text = new String(source, UTF_8);
    assertEquals(error(record), error(ofDependencies), text);
    assertEquals(everyRow(record), everyRow(ofDependencies), text);
    return record;
  }

  private static ModuleRecord record(
      Resolved file, byte[] source, String mode, boolean linksNames) {
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    new JavaScriptParser(mode, Defines.NONE, linksNames, StyleBlocks.Reader.NONE)
        .parse(file, padded(source), 0, source.length, record);
    return record;
  }

  private static List<String> everyRow(ModuleRecord record) {
    List<String> rows = rows(record, true);
    for (int row = 0; row < rows.size(); row++) {
      rows.set(row, rows.get(row) + flags(record, row) + details(record, row));
    }
    return rows;
  }

  /** The source with bytes behind it that would change its meaning if they were read. */
  static byte[] padded(byte[] source) {
    byte[] padded = Arrays.copyOf(source, source.length + GARBAGE_BYTES);
    for (int at = source.length; at < padded.length; at++) {
      padded[at] = (byte) "\"`*/})x".charAt(at % 7);
    }
    return padded;
  }

  /** The dependencies of a valid file, with places and flags. */
  static List<String> rows(String path, String source) {
    return valid(path, source, record(path, source), true);
  }

  /** The dependencies of a valid file, without places. */
  static List<String> found(String path, String source) {
    return valid(path, source, record(path, source), false);
  }

  /** The dependencies of a valid file that is read in some way, without places. */
  static List<String> found(String path, Settings settings, String source) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    return valid(path, source, record(Resolved.file(path, settings), bytes, "production"), false);
  }

  static List<String> foundInDevelopment(String path, String source) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    return valid(path, source, record(path, bytes, "development"), false);
  }

  private static List<String> valid(
      String path, String source, ModuleRecord record, boolean withPlaces) {
    if (record.failed()) {
      throw new AssertionError(path + " fails: " + error(record) + "\n" + source);
    }
    return rows(record, withPlaces);
  }

  static List<String> rows(ModuleRecord record, boolean withPlaces) {
    List<String> rows = new ArrayList<>();
    for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
      rows.add(row(record, dependency, withPlaces));
    }
    return rows;
  }

  private static String row(ModuleRecord record, int dependency, boolean withPlace) {
    int begin = record.requestBegin(dependency);
    int length = record.requestEnd(dependency) - begin;
    String request = new String(record.text(), begin, length, StandardCharsets.UTF_8);
    String place = withPlace ? " " + record.line(dependency) + ":" + record.column(dependency) : "";
    int flags = record.flags(dependency);
    return record.dependencyKind(dependency).label()
        + " "
        + request
        + place
        + ((flags & DependencyFlags.TYPE_ONLY) != 0 ? " type" : "")
        + ((flags & DependencyFlags.OPTIONAL) != 0 ? " optional" : "");
  }

  /** The dependencies of a valid file, each with all that the record has beside its place. */
  static List<String> facts(String path, String source) {
    ModuleRecord record = record(path, source);
    List<String> rows = valid(path, source, record, false);
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    for (int row = 0; row < rows.size(); row++) {
      rows.set(row, rows.get(row) + flags(record, row) + details(record, row));
      int attributes = record.attributesEnd(row) - record.attributesBegin(row);
      if (attributes > 0) {
        String text = text(record, record.attributesBegin(row), record.attributesEnd(row));
        assertEquals(text, new String(bytes, record.attributesStart(row), attributes, UTF_8));
      }
    }
    return rows;
  }

  private static String flags(ModuleRecord record, int row) {
    int flags = record.flags(row);
    return ((flags & DependencyFlags.WEAK) != 0 ? " weak" : "")
        + ((flags & DependencyFlags.CONDITIONAL) != 0 ? " conditional" : "")
        + ((flags & DependencyFlags.DEFER) != 0 ? " defer" : "")
        + ((flags & DependencyFlags.SOURCE) != 0 ? " source" : "");
  }

  private static String details(ModuleRecord record, int row) {
    String attributes = text(record, record.attributesBegin(row), record.attributesEnd(row));
    String chunk = text(record, record.chunkNameBegin(row), record.chunkNameEnd(row));
    String exports = text(record, record.usedExportsBegin(row), record.usedExportsEnd(row));
    int flags = record.blockFlags(row);
    return (attributes.isEmpty() ? "" : " with " + attributes)
        + (chunk.isEmpty() ? "" : " chunk " + chunk)
        + (exports.isEmpty() ? "" : " exports " + exports)
        + ((flags & BlockFlags.PREFETCH) != 0 ? " prefetch " + record.prefetchOrder(row) : "")
        + ((flags & BlockFlags.PRELOAD) != 0 ? " preload " + record.preloadOrder(row) : "")
        + PRIORITIES.get((flags & BlockFlags.FETCH) / BlockFlags.FETCH_AUTO)
        + ((flags & BlockFlags.EAGER) != 0 ? " eager" : "")
        + ((flags & BlockFlags.LAZY_ONCE) != 0 ? " lazy-once" : "")
        + ((flags & BlockFlags.JOINED) != 0 ? " joined" : "")
        + (BlockFlags.depth(flags) > 0 ? " in " + BlockFlags.depth(flags) : "")
        + ((flags & BlockFlags.IN_LATER) != 0 ? " ahead" : "")
        + ((flags & BlockFlags.MEANINGLESS) != 0 ? " meaningless" : "");
  }

  /** The sources of the declarations and calls that are dependencies. */
  static List<String> outers(String path, String source) {
    ModuleRecord record = record(path, source);
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    List<String> outers = new ArrayList<>();
    for (int row = 0; row < record.dependencyCount(); row++) {
      int start = record.outerStart(row);
      outers.add(new String(bytes, start, record.outerEnd(row) - start, UTF_8));
    }
    return outers;
  }

  private static String text(ModuleRecord record, int begin, int end) {
    return new String(record.text(), begin, end - begin, UTF_8);
  }

  /** Why a file fails and where; empty when it does not. */
  static String error(String path, String source) {
    return error(record(path, source));
  }

  static String error(ModuleRecord record) {
    return record.failed()
        ? record.errorMessage() + " at " + record.errorLine() + ":" + record.errorColumn()
        : "";
  }
}
