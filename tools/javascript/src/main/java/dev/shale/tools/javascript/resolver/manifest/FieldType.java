package dev.shale.tools.javascript.resolver.manifest;

import dev.shale.tools.javascript.json.JsonText;
import java.util.List;

/**
 * The types that the values of the fields of a package.json may have, of those that are read. A
 * {@code null} is as if the field were absent.
 */
public enum FieldType {
  ANY("", ""),
  TEXT("\"", "a text"),
  TARGETS("\"[{", "a text, a list or an object"),
  OBJECT("{", "an object"),
  TEXT_OR_MAP("\"{", "a text or an object"),
  SIDE_EFFECTS("\"[tf", "a boolean, a text or a list of texts");

  private final String firsts;
  private final String expected;

  FieldType(String firsts, String expected) {
    this.firsts = firsts;
    this.expected = expected;
  }

  /** The type of a field, given the names of main fields and of {@code browser} maps. */
  public static FieldType of(String field, List<String> mainFields, List<String> aliasFields) {
    return switch (field) {
      case "name", "type", "tsconfig" -> TEXT;
      case "exports", "source" -> TARGETS;
      case "imports" -> OBJECT;
      case "sideEffects" -> SIDE_EFFECTS;
      default -> {
        boolean isMain = mainFields.contains(field);
        boolean isAlias = aliasFields.contains(field);
        yield isAlias ? isMain ? TEXT_OR_MAP : OBJECT : isMain ? TEXT : ANY;
      }
    };
  }

  /** Whether a value may begin with a character. */
  public boolean permits(int first) {
    return this == ANY || first == 'n' || firsts.indexOf(first) >= 0;
  }

  /** What is wrong with the value that comes next. */
  public String problem(String field, JsonText json) {
    return "\"" + field + "\" has to be " + expected + ", not " + json.kind();
  }
}
