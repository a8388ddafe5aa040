package dev.shale.tools.javascript.parser.component;

import dev.shale.tools.javascript.parser.token.Keywords;
import dev.shale.tools.javascript.parser.token.Token;
import java.util.Arrays;

/**
 * The names that the template of a Vue component may use: those of its elements, and those in its
 * expressions. An import of TypeScript that only the template uses is used as a value.
 */
final class TemplateNames {
  private final ScriptText script;
  private final Tag tag = new Tag();
  private byte[] joined = new byte[64];
  private byte[] bytes = new byte[0];
  private int end;

  TemplateNames(ScriptText script) {
    this.script = script;
  }

  /**
   * Reads a template.
   *
   * @param isHtml whether it is no other language; of another one all words count
   */
  void read(byte[] content, int begin, int contentEnd, boolean isHtml) {
    bytes = content;
    end = contentEnd;
    if (!isHtml) {
      words(begin, end);
      return;
    }
    int at = begin;
    while (at < end) {
      if (bytes[at] == '<' && at + 1 < end && Tag.isLetter(bytes[at + 1])) {
        at = element(at);
      } else if (bytes[at] == '{' && at + 1 < end && bytes[at + 1] == '{') {
        int close = behindMustache(at + 2);
        words(at + 2, close);
        at = close;
      } else if (Tag.startsWith(bytes, at, end, "<!--")) {
        at = behindComment(at + 4);
      } else {
        at++;
      }
    }
  }

  private int behindComment(int from) {
    int at = from;
    while (at < end && !Tag.startsWith(bytes, at, end, "-->")) {
      at++;
    }
    return at;
  }

  private int behindMustache(int from) {
    int at = from;
    while (at < end && !(bytes[at] == '}' && at + 1 < end && bytes[at + 1] == '}')) {
      at++;
    }
    return at;
  }

  private int element(int at) {
    tag.open(bytes, at, end);
    elementName(tag.nameBegin, tag.nameEnd);
    while (tag.next()) {
      if (isExpression(tag.attributeBegin)) {
        words(tag.attributeBegin, tag.attributeEnd);
        if (tag.valueBegin == Tag.NONE) {
          camel(tag.attributeBegin + 1, tag.attributeEnd, false);
        } else {
          words(tag.valueBegin, tag.valueEnd);
        }
        if (Tag.startsWith(bytes, tag.attributeBegin, end, "v-")) {
          camel(tag.attributeBegin, directiveEnd(), false);
        }
      }
    }
    return Math.max(at + 1, tag.tagEnd);
  }

  /** A directive such as {@code v-focus:argument.modifier} is a value with the name vFocus. */
  private int directiveEnd() {
    int at = tag.attributeBegin;
    while (at < tag.attributeEnd && bytes[at] != ':' && bytes[at] != '.') {
      at++;
    }
    return at;
  }

  private boolean isExpression(int begin) {
    byte first = bytes[begin];
    return first == ':'
        || first == '@'
        || first == '#'
        || first == '.'
        || Tag.startsWith(bytes, begin, end, "v-")
        || Tag.startsWith(bytes, begin, end, "ref");
  }

  /** {@code <my-part>} may mean MyPart or myPart. */
  private void elementName(int begin, int nameEnd) {
    words(begin, nameEnd);
    camel(begin, nameEnd, true);
    camel(begin, nameEnd, false);
  }

  private void camel(int begin, int nameEnd, boolean isCapital) {
    if (joined.length < nameEnd - begin) {
      joined = Arrays.copyOf(joined, 2 * (nameEnd - begin));
    }
    int length = 0;
    boolean isNext = isCapital;
    for (int at = begin; at < nameEnd; at++) {
      if (bytes[at] == '-') {
        isNext = true;
      } else {
        joined[length++] =
            isNext && bytes[at] >= 'a' && bytes[at] <= 'z'
                ? (byte) (bytes[at] - 'a' + 'A')
                : bytes[at];
        isNext = false;
      }
    }
    word(joined, 0, length);
  }

  private void words(int begin, int wordsEnd) {
    int at = begin;
    while (at < wordsEnd) {
      int wordEnd = at;
      while (wordEnd < wordsEnd && isNamePart(bytes[wordEnd])) {
        wordEnd++;
      }
      if (wordEnd > at) {
        word(bytes, at, wordEnd);
      }
      at = wordEnd + 1;
    }
  }

  private void word(byte[] text, int begin, int wordEnd) {
    boolean isName = begin < wordEnd && (text[begin] < '0' || text[begin] > '9');
    for (int at = begin; at < wordEnd && isName; at++) {
      isName = isNamePart(text[at]);
    }
    if (isName
        && Keywords.token(Keywords.hash(text, begin, wordEnd), text, begin, wordEnd)
            == Token.IDENTIFIER) {
      script.use(text, begin, wordEnd);
    }
  }

  /** Names with other letters are taken for used nowhere, which few are. */
  private static boolean isNamePart(byte c) {
    return Tag.isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '$';
  }
}
