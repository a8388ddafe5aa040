package dev.shale.tools.javascript.parser.commonjs;

/**
 * A sequence of tokens as it is written, with spaces between its elements:
 *
 * <ul>
 *   <li>a word, a punctuator or a string, which stands for itself, the latter in either quotes;
 *   <li>{@code ;?} and {@code ,?}: a token that may be missing;
 *   <li>{@code NAME} and {@code STRING}: any;
 *   <li>{@code EXPORTS}: {@code exports} or {@code module.exports};
 *   <li>{@code FUNCTION}: nothing, or {@code : function} with or without a name, as behind {@code
 *       get};
 *   <li>{@code MEMBER}: nothing, {@code .NAME} or {@code [STRING]};
 *   <li>{@code FROM=}, {@code KEY=}: a name to remember; {@code FROM}, {@code KEY}: that name
 *       again.
 * </ul>
 */
final class TokenPattern {
  /** What an element is. */
  enum Element {
    TEXT,
    STRING_TEXT,
    OPTIONAL,
    NAME,
    STRING,
    EXPORTS,
    FUNCTION,
    MEMBER,
    SET_FROM,
    SET_KEY,
    FROM,
    KEY
  }

  private final Element[] elements;
  private final String[] texts;

  TokenPattern(String written) {
    texts = written.split(" ");
    elements = new Element[texts.length];
    for (int at = 0; at < texts.length; at++) {
      elements[at] = element(texts[at]);
      if (elements[at] == Element.OPTIONAL) {
        texts[at] = texts[at].substring(0, 1);
      } else if (elements[at] == Element.STRING_TEXT) {
        texts[at] = texts[at].substring(1, texts[at].length() - 1);
      }
    }
  }

  private static Element element(String text) {
    return switch (text) {
      case ";?", ",?" -> Element.OPTIONAL;
      case "NAME" -> Element.NAME;
      case "STRING" -> Element.STRING;
      case "EXPORTS" -> Element.EXPORTS;
      case "FUNCTION" -> Element.FUNCTION;
      case "MEMBER" -> Element.MEMBER;
      case "FROM=" -> Element.SET_FROM;
      case "KEY=" -> Element.SET_KEY;
      case "FROM" -> Element.FROM;
      case "KEY" -> Element.KEY;
      default -> text.startsWith("'") ? Element.STRING_TEXT : Element.TEXT;
    };
  }

  int length() {
    return elements.length;
  }

  Element element(int at) {
    return elements[at];
  }

  /** What an element stands for; a string without its quotes. */
  String text(int at) {
    return texts[at];
  }
}
