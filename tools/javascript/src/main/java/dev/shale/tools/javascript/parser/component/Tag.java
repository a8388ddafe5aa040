package dev.shale.tools.javascript.parser.component;

/**
 * A tag of markup and its attributes, one after the other. As browsers do, it takes whatever comes
 * for something; it never fails, and goes forward only. For one thread.
 */
final class Tag {
  static final int NONE = -1;

  private byte[] bytes = new byte[0];
  private int end;
  private int at;

  int nameBegin;
  int nameEnd;

  /** Behind the tag, once all attributes were seen. */
  int tagEnd;

  /** Whether it ends in a slash. */
  boolean isClosed;

  int attributeBegin;
  int attributeEnd;

  /** {@link #NONE} for an attribute without a value. */
  int valueBegin;

  int valueEnd;

  /** The offset of a tag's {@code <}; a letter has to be behind it. */
  void open(byte[] content, int begin, int contentEnd) {
    bytes = content;
    end = contentEnd;
    nameBegin = begin + 1;
    at = nameBegin;
    while (at < end && isNamePart(bytes[at])) {
      at++;
    }
    nameEnd = at;
    isClosed = false;
    tagEnd = end;
  }

  /** Whether another attribute comes; it is the current one then. */
  boolean next() {
    while (at < end) {
      byte next = bytes[at];
      if (next == '>') {
        tagEnd = at + 1;
        return false;
      }
      if (next == '/') {
        isClosed = at + 1 < end && bytes[at + 1] == '>';
        at++;
      } else if (next <= ' ' && next >= 0) {
        at++;
      } else {
        attribute();
        return true;
      }
    }
    tagEnd = end;
    return false;
  }

  private void attribute() {
    attributeBegin = at;
    if (bytes[at] == '{') {
      at = behindBraces(at);
    }
    while (at < end && !isAttributeEnd(bytes[at])) {
      at++;
    }
    attributeEnd = at;
    valueBegin = NONE;
    valueEnd = NONE;
    int equals = behindSpaces(at);
    if (equals < end && bytes[equals] == '=') {
      at = behindSpaces(equals + 1);
      value();
    } else if (at == attributeBegin) {
      at++;
    }
  }

  private void value() {
    byte first = at < end ? bytes[at] : 0;
    if (first == '"' || first == '\'') {
      valueBegin = at + 1;
      valueEnd = indexOf(first, valueBegin);
      at = Math.min(end, valueEnd + 1);
    } else {
      valueBegin = at;
      if (first == '{') {
        at = behindBraces(at);
      }
      while (at < end && bytes[at] != '>' && !(bytes[at] <= ' ' && bytes[at] >= 0)) {
        at++;
      }
      valueEnd = at;
    }
  }

  /** Behind braces that belong together; texts in them may have others. */
  private int behindBraces(int begin) {
    int depth = 0;
    for (int place = begin; place < end; place++) {
      switch (bytes[place]) {
        case '{' -> depth++;
        case '}' -> depth--;
        case '"', '\'', '`' -> place = indexOf(bytes[place], place + 1);
        default -> {}
      }
      if (depth == 0) {
        return place + 1;
      }
    }
    return end;
  }

  private int indexOf(byte wanted, int from) {
    int place = from;
    while (place < end && bytes[place] != wanted) {
      place++;
    }
    return place;
  }

  private int behindSpaces(int from) {
    int place = from;
    while (place < end && bytes[place] <= ' ' && bytes[place] >= 0) {
      place++;
    }
    return place;
  }

  private static boolean isNamePart(byte c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '.' || c == '_';
  }

  private static boolean isAttributeEnd(byte c) {
    return c == '=' || c == '>' || c == '/' || (c <= ' ' && c >= 0);
  }

  /** Whether the name of an element ends in front of this. */
  static boolean isNameEnd(byte c) {
    return c == '>' || c == '/' || (c <= ' ' && c >= 0);
  }

  static boolean isLetter(byte c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  boolean isNamed(String name) {
    return equals(nameBegin, nameEnd, name);
  }

  boolean isAttribute(String name) {
    return equals(attributeBegin, attributeEnd, name);
  }

  boolean isValue(String text) {
    return valueBegin != NONE && equals(valueBegin, valueEnd, text);
  }

  /** Whether a word is among those of the value. */
  boolean hasWord(String word) {
    int place = valueBegin;
    while (valueBegin != NONE && place < valueEnd) {
      int wordBegin = behindSpaces(place);
      int wordEnd = wordBegin;
      while (wordEnd < valueEnd && !(bytes[wordEnd] <= ' ' && bytes[wordEnd] >= 0)) {
        wordEnd++;
      }
      if (equals(wordBegin, wordEnd, word)) {
        return true;
      }
      place = wordEnd + 1;
    }
    return false;
  }

  /** Compares without regard to case. */
  private boolean equals(int begin, int textEnd, String text) {
    return textEnd - begin == text.length() && startsWith(bytes, begin, end, text);
  }

  /** Whether a text is here, in small letters or capitals. */
  static boolean startsWith(byte[] bytes, int at, int end, String text) {
    if (end - at < text.length()) {
      return false;
    }
    for (int place = 0; place < text.length(); place++) {
      byte c = bytes[at + place];
      int small = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
      if (small != text.charAt(place)) {
        return false;
      }
    }
    return true;
  }
}
