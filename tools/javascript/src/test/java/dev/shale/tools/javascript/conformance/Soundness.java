package dev.shale.tools.javascript.conformance;

import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * What holds for every file, good or not: a parse ends soon, throws nothing, depends on nothing
 * that lies beside the file or was parsed before it, and names places in the file alone.
 */
final class Soundness {
  /** How much lies beside the file on either side. */
  private static final int MARGIN = 64;

  /** Would change every reading of the file, if any part of it were read. */
  private static final byte[] NEIGHBOUR =
      "*/`}\"'/>)];import 'outside'\n".getBytes(StandardCharsets.UTF_8);

  private final Supplier<FrontEnd.Parser> parsers;
  private final FrontEnd.Parser parser;
  private final long limitNanos;
  private final ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);

  /**
   * @param parsers gives parsers without a history
   * @param limitNanos how long a parse may take
   */
  Soundness(Supplier<FrontEnd.Parser> parsers, long limitNanos) {
    this.parsers = parsers;
    parser = parsers.get();
    this.limitNanos = limitNanos;
  }

  /** The record of the last file that was checked, with offsets from its begin. */
  ModuleRecord record() {
    return record;
  }

  /** Parses a file; what is wrong with that, or an empty text. */
  String fault(String path, byte[] text) {
    try {
      long begin = System.nanoTime();
      byte[] alone = inContext(parsers.get(), path, text, new byte[] {0});
      if (System.nanoTime() - begin > limitNanos) {
        return "takes " + (System.nanoTime() - begin) / 1_000_000 + " ms";
      }
      if (!Arrays.equals(alone, inContext(parser, path, text, NEIGHBOUR))) {
        return "depends on what lies beside the file or was parsed before";
      }
      record.clear();
      parser.parse(
          Resolved.file(path), Arrays.copyOf(text, text.length + 1), 0, text.length, record);
      return places(text);
    } catch (RuntimeException | Error failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      return trace.toString();
    }
  }

  /** The whole record of a file that lies between repetitions of a text. */
  private byte[] inContext(FrontEnd.Parser reader, String path, byte[] text, byte[] neighbour) {
    byte[] bytes = new byte[text.length + 2 * MARGIN];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = neighbour[at % neighbour.length];
    }
    System.arraycopy(text, 0, bytes, MARGIN, text.length);
    record.clear();
    reader.parse(Resolved.file(path), bytes, MARGIN, MARGIN + text.length, record);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Dump.write(record, output);
    return output.toByteArray();
  }

  /** Every request is an expression inside of the file; requests and errors have a place. */
  private String places(byte[] text) {
    for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
      int start = record.start(dependency);
      int end = record.end(dependency);
      if (start < 0 || start >= end || end > text.length) {
        return "a request from " + start + " to " + end + " of " + text.length;
      }
      if (record.line(dependency) < 1 || record.column(dependency) < 1) {
        return "a request without a place";
      }
    }
    return record.failed() && (record.errorLine() < 1 || record.errorColumn() < 1)
        ? "an error without a place"
        : "";
  }
}
