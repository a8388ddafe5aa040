package dev.shale.tools.javascript.conformance;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.record.RecordExports;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of es-module-lexer. All that a row of an import says is compared: request, spans of
 * the request and of the whole, place of the parenthesis, phase, attributes. What the record does
 * not have, and where the two disagree, is argued in {@code es-module-lexer.explained.json}.
 */
final class ModuleLexerVectors extends LexerVectors {
  /** In the column t of an import: {@code import.meta}. */
  private static final int META = 3;

  private static final int STATIC = 1;
  private static final int DYNAMIC = 2;
  private static final int STATIC_SOURCE = 4;
  private static final int DYNAMIC_SOURCE = 5;
  private static final int STATIC_DEFER = 6;
  private static final int DYNAMIC_DEFER = 7;
  private static final int NONE = -1;

  private static final Pattern OPTIONS = Pattern.compile("\\{\\s*(?:with|assert)\\s*:\\s*");
  private static final Pattern PAIR =
      Pattern.compile(
          "(\\w+|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')\\s*:"
              + "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')");

  /**
   * An import: the columns of the lexer.
   *
   * @param start of the request, quotes included
   * @param attributes where they begin; of an expression, where their braces do
   * @param pairs of the attributes of a declaration, by name
   */
  private record Row(
      int type,
      String request,
      int start,
      int end,
      int outerStart,
      int outerEnd,
      int parenthesis,
      int attributes,
      Map<String, String> pairs) {}

  private final List<?> explained = explained();

  private static List<?> explained() {
    String file = "es-module-lexer.explained.json";
    try (InputStream stream = ModuleLexerVectors.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(stream, file).readAllBytes();
      Map<String, Object> root = Json.object(new String(bytes, StandardCharsets.UTF_8));
      return (List<?>) Objects.requireNonNull(root.get("differences"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  String notCompared() {
    return "not compared: export names";
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
    String source = source(vector);
    List<Row> actual = actual(source);
    actual.removeIf(row -> isInExpression(row, imports));
    List<Row> expected = expected(source, imports);
    if (record.failed() || isModule() != isModule || !actual.equals(expected)) {
      return isExplained(source) ? Verdict.EXPLAINED : Verdict.DIFFERENT;
    }
    boolean isEqual = exports(source).equals(expectedExports(exports));
    return isEqual ? Verdict.EQUAL : isExplained(source) ? Verdict.EXPLAINED : Verdict.DIFFERENT;
  }

  private List<Export> exports(String source) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    RecordExports rows = record.exports();
    List<Export> exports = new ArrayList<>();
    for (int export = 0; export < rows.count(); export++) {
      if ((rows.flags(export) & (ExportFlags.STAR | ExportFlags.COMMONJS)) == 0) {
        exports.add(
            new Export(
                text(rows.nameBegin(export), rows.nameEnd(export)),
                text(rows.localBegin(export), rows.localEnd(export)),
                units(bytes, rows.start(export)),
                units(bytes, rows.end(export))));
      }
    }
    return exports;
  }

  private List<Export> expectedExports(List<?> vectors) {
    List<Export> exports = new ArrayList<>();
    for (Object row : vectors) {
      Map<?, ?> columns = (Map<?, ?>) row;
      String name = (String) columns.get("n");
      String local = (String) columns.get("ln");
      exports.add(
          new Export(
              name,
              local == null || isFromElsewhere(name) ? "" : local,
              (Integer) columns.get("s"),
              (Integer) columns.get("e")));
    }
    return exports;
  }

  /** The lexer does not know which names are imported. */
  private boolean isFromElsewhere(String name) {
    RecordExports rows = record.exports();
    for (int export = 0; export < rows.count(); export++) {
      if (text(rows.nameBegin(export), rows.nameEnd(export)).equals(name)) {
        return rows.dependency(export) != RecordExports.NO_DEPENDENCY;
      }
    }
    return false;
  }

  private String text(int begin, int end) {
    return new String(record.text(), begin, end - begin, StandardCharsets.UTF_8);
  }

  /** The columns n, ln, s and e. */
  private record Export(String name, String local, int start, int end) {}

  private boolean isExplained(String source) {
    for (Object difference : explained) {
      String part = (String) ((Map<?, ?>) difference).get("source");
      if (source.contains(Objects.requireNonNull(part))) {
        return true;
      }
    }
    return false;
  }

  /** The lexer gives no request for what is not one literal; the parser finds literals inside. */
  private static boolean isInExpression(Row found, List<?> imports) {
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

  private List<Row> actual(String source) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    List<Row> rows = new ArrayList<>();
    for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
      DependencyKind kind = record.dependencyKind(dependency);
      boolean isDynamic = kind == JavaScriptKinds.DYNAMIC_IMPORT;
      if (isDynamic || kind == JavaScriptKinds.IMPORT || kind == JavaScriptKinds.EXPORT_FROM) {
        int outerStart = units(bytes, record.outerStart(dependency));
        int attributes = record.attributesStart(dependency);
        rows.add(
            new Row(
                type(isDynamic, record.flags(dependency)),
                request(dependency),
                units(bytes, record.start(dependency)),
                units(bytes, record.end(dependency)),
                outerStart,
                units(bytes, record.outerEnd(dependency)),
                isDynamic ? source.indexOf('(', outerStart) : NONE,
                attributes < 0 ? NONE : units(bytes, attributes),
                isDynamic ? Map.of() : pairs(attributes(dependency))));
      }
    }
    return rows;
  }

  private static int type(boolean isDynamic, int flags) {
    if ((flags & DependencyFlags.SOURCE) != 0) {
      return isDynamic ? DYNAMIC_SOURCE : STATIC_SOURCE;
    }
    if ((flags & DependencyFlags.DEFER) != 0) {
      return isDynamic ? DYNAMIC_DEFER : STATIC_DEFER;
    }
    return isDynamic ? DYNAMIC : STATIC;
  }

  private String attributes(int dependency) {
    int begin = record.attributesBegin(dependency);
    int length = record.attributesEnd(dependency) - begin;
    return new String(record.text(), begin, length, StandardCharsets.UTF_8);
  }

  private static Map<String, String> pairs(String attributes) {
    Map<String, String> pairs = new TreeMap<>();
    Matcher pair = PAIR.matcher(attributes);
    while (pair.find()) {
      pairs.put(value(pair.group(1)), value(pair.group(2)));
    }
    return pairs;
  }

  /** A name, or the content of a string, whose escapes are those of Java but for some letters. */
  private static String value(String literal) {
    char first = literal.charAt(0);
    if (first != '"' && first != '\'') {
      return literal;
    }
    String inside = literal.substring(1, literal.length() - 1);
    Matcher unicode = Pattern.compile("\\\\u([0-9a-fA-F]{4})").matcher(inside);
    return unicode
        .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)))
        .translateEscapes();
  }

  private static List<Row> expected(String source, List<?> imports) {
    List<Row> expected = new ArrayList<>();
    for (Object row : imports) {
      Map<?, ?> columns = (Map<?, ?>) row;
      int type = (Integer) columns.get("t");
      Object request = columns.get("n");
      if (type != META && request != null) {
        expected.add(expected(source, columns, type, (String) request));
      }
    }
    return expected;
  }

  private static Row expected(String source, Map<?, ?> columns, int type, String request) {
    boolean isDynamic = type == DYNAMIC || type == DYNAMIC_SOURCE || type == DYNAMIC_DEFER;
    // The span of a declaration's request is inside its quotes, that of an expression around them.
    int quote = isDynamic ? 0 : 1;
    int attributes = (Integer) columns.get("a");
    return new Row(
        type,
        request,
        (Integer) columns.get("s") - quote,
        (Integer) columns.get("e") + quote,
        (Integer) columns.get("ss"),
        (Integer) columns.get("se"),
        (Integer) columns.get("d"),
        isDynamic && attributes >= 0 ? braces(source, attributes) : attributes,
        expectedPairs(columns.get("at")));
  }

  /** The second argument of an expression leads to the attributes, if it is what it should be. */
  private static int braces(String source, int argument) {
    Matcher options = OPTIONS.matcher(source).region(argument, source.length());
    return options.lookingAt() ? options.end() : NONE;
  }

  private static Map<String, String> expectedPairs(@Nullable Object attributes) {
    Map<String, String> pairs = new TreeMap<>();
    if (attributes != null) {
      for (Object pair : (List<?>) attributes) {
        pairs.put((String) ((List<?>) pair).get(0), (String) ((List<?>) pair).get(1));
      }
    }
    return pairs;
  }
}
