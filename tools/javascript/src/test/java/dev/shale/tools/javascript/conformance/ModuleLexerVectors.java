package dev.shale.tools.javascript.conformance;

import dev.shale.engine.graph.DependencyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The vectors of es-module-lexer. A file without module syntax is compared whole: it exports
 * nothing and is no facade.
 */
final class ModuleLexerVectors extends LexerVectors {
  /** In the column t of an import: {@code import.meta}. */
  private static final int META = 3;

  /** The other values of t that are expressions: plain, source phase, defer phase. */
  private static final List<Integer> DYNAMIC = List.of(2, 5, 7);

  @Override
  String notCompared() {
    return "not compared: export names, facade, statement spans, import attributes, import.meta, phases and "
        + "dynamic imports of no literal";
  }

  @Override
  Verdict compare(Map<String, Object> vector) {
    if (vector.containsKey("error")) {
      return record.failed() ? Verdict.EQUAL : Verdict.DIFFERENT;
    }
    List<?> result = (List<?>) vector.get("result");
    List<?> imports = (List<?>) result.get(0);
    List<?> exports = (List<?>) result.get(1);
    boolean isModule = (Boolean) result.get(3);
    List<Found> actual =
        requests(
            source(vector),
            DependencyKind.IMPORT,
            DependencyKind.EXPORT_FROM,
            DependencyKind.DYNAMIC_IMPORT);
    actual.removeIf(found -> isInExpression(found, imports));
    if (record.failed() || isModule() != isModule || !actual.equals(expected(imports))) {
      return Verdict.DIFFERENT;
    }
    boolean isWhole = !isModule && imports.isEmpty() && exports.isEmpty();
    return isWhole ? Verdict.EQUAL : Verdict.EQUAL_IN_PART;
  }

  /** The lexer gives no request for what is not one literal; the parser finds literals inside. */
  private static boolean isInExpression(Found found, List<?> imports) {
    for (Object row : imports) {
      Map<?, ?> columns = (Map<?, ?>) row;
      if (!columns.containsKey("n")
          && found.start() >= (Integer) columns.get("s")
          && found.end() <= (Integer) columns.get("e")) {
        return true;
      }
    }
    return false;
  }

  private static List<Found> expected(List<?> imports) {
    List<Found> expected = new ArrayList<>();
    for (Object row : imports) {
      Map<?, ?> columns = (Map<?, ?>) row;
      int type = (Integer) columns.get("t");
      Object request = columns.get("n");
      if (type != META && request != null) {
        // The span of a static import is inside its quotes, that of an expression around them.
        boolean isDynamic = DYNAMIC.contains(type);
        int quote = isDynamic ? 0 : 1;
        int start = (Integer) columns.get("s") - quote;
        int end = (Integer) columns.get("e") + quote;
        expected.add(new Found((String) request, isDynamic, start, end));
      }
    }
    return expected;
  }
}
