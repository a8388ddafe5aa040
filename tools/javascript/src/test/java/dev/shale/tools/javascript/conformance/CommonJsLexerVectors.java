package dev.shale.tools.javascript.conformance;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.record.RecordExports;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The vectors of cjs-module-lexer: export names and re-exported requests, in order. A file with
 * module syntax, which the lexer refuses, has to be found to be a module. What differs, and why, is
 * in {@code cjs-module-lexer.md}.
 */
final class CommonJsLexerVectors extends LexerVectors {
  /** What makes no program of a source, and what the lexer sees no difference to. */
  private static final Map<String, String> REPAIRS =
      Map.of("syntax?error;", "syntax;", "export[y] =", "exports[y] =");

  @Override
  String notCompared() {
    return "nothing";
  }

  @Override
  Verdict compare(Map<String, Object> vector) {
    if (record.failed()) {
      String source = source(vector);
      for (Map.Entry<String, String> repair : REPAIRS.entrySet()) {
        source = source.replace(repair.getKey(), repair.getValue());
      }
      parse(source);
      return compareRead(vector) == Verdict.EQUAL ? Verdict.REPAIRED : Verdict.DIFFERENT;
    }
    return compareRead(vector);
  }

  private Verdict compareRead(Map<String, Object> vector) {
    if (record.failed()) {
      return Verdict.DIFFERENT;
    }
    if (vector.containsKey("error")) {
      return isModule() ? Verdict.EQUAL : Verdict.DIFFERENT;
    }
    Map<?, ?> result = (Map<?, ?>) vector.get("result");
    boolean isEqual =
        !isModule()
            && names().equals(result.get("exports"))
            && reexports().equals(result.get("reexports"));
    return isEqual ? Verdict.EQUAL : Verdict.DIFFERENT;
  }

  private List<String> names() {
    RecordExports exports = record.exports();
    List<String> names = new ArrayList<>();
    for (int export = 0; export < exports.count(); export++) {
      if ((exports.flags(export) & ExportFlags.STAR) == 0) {
        int begin = exports.nameBegin(export);
        int length = exports.nameEnd(export) - begin;
        names.add(new String(record.text(), begin, length, StandardCharsets.UTF_8));
      }
    }
    return names;
  }

  private List<String> reexports() {
    RecordExports exports = record.exports();
    List<String> requests = new ArrayList<>();
    for (int export = 0; export < exports.count(); export++) {
      if ((exports.flags(export) & ExportFlags.STAR) != 0) {
        requests.add(request(exports.dependency(export)));
      }
    }
    return requests;
  }
}
