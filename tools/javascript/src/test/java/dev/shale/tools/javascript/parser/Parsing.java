package dev.shale.tools.javascript.parser;

import dev.shale.engine.build.ModuleRecord;
import dev.shale.engine.build.Resolved;
import dev.shale.engine.graph.DependencyFlags;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parses sources for tests and prints what was found: a row {@code import ./a 1:8} per dependency.
 */
final class Parsing {
  private static final int GARBAGE_BYTES = 64;

  private Parsing() {}

  /** The record of a file, parsed for production as part of a package without a type. */
  static ModuleRecord record(String path, String source) {
    return record(path, source.getBytes(StandardCharsets.UTF_8), "production");
  }

  static ModuleRecord record(String path, byte[] source, String mode) {
    ModuleRecord record = new ModuleRecord();
    byte[] padded = padded(source);
    new JavaScriptParser(mode).parse(Resolved.file(path, false), padded, 0, source.length, record);
    return record;
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
