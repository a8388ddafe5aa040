package dev.shale.tools.javascript.conformance;

import dev.shale.engine.graph.DependencyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The vectors of cjs-module-lexer. The record has no exports yet: a file with module syntax is
 * compared whole, since the lexer refuses it; of the others, that they are read and that what they
 * re-export is required.
 */
final class CommonJsLexerVectors extends LexerVectors {
  @Override
  String notCompared() {
    return "not compared: export names, and which of the required modules are re-exported";
  }

  @Override
  Verdict compare(Map<String, Object> vector) {
    if (record.failed()) {
      return Verdict.DIFFERENT;
    }
    if (vector.containsKey("error")) {
      return isModule() ? Verdict.EQUAL : Verdict.DIFFERENT;
    }
    Map<?, ?> result = (Map<?, ?>) vector.get("result");
    return required().containsAll((List<?>) result.get("reexports"))
        ? Verdict.EQUAL_IN_PART
        : Verdict.DIFFERENT;
  }

  private List<String> required() {
    List<String> required = new ArrayList<>();
    for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
      if (record.dependencyKind(dependency) == DependencyKind.REQUIRE) {
        required.add(request(dependency));
      }
    }
    return required;
  }
}
