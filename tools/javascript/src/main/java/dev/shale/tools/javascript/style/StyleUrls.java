package dev.shale.tools.javascript.style;

import dev.shale.tools.javascript.kind.JavaScriptKinds;

/** Reads {@code url()}, {@code src()} and {@code image-set()}. */
final class StyleUrls {
  private final StyleText text;
  private final StyleFindings findings;

  StyleUrls(StyleText text, StyleFindings findings) {
    this.text = text;
    this.findings = findings;
  }

  /** Whether the function with this name is {@code url} or {@code src}. */
  boolean isUrl(int nameBegin, int nameEnd) {
    return text.at(nameEnd) == '('
        && (text.isWord(nameBegin, nameEnd, "url") || text.isWord(nameBegin, nameEnd, "src"));
  }

  /** Whether the text is at {@code url(}. */
  boolean isUrlHere() {
    return isUrl(text.position, text.nameEnd(text.position));
  }

  boolean isImageSet(int nameBegin, int nameEnd) {
    return text.at(nameEnd) == '('
        && (text.isWord(nameBegin, nameEnd, "image-set")
            || text.isWord(nameBegin, nameEnd, "-webkit-image-set"));
  }

  /** Reads a function as a dependency on what it names. */
  void url(int nameBegin, int nameEnd) {
    if (read(nameEnd)) {
      int row = findings.add(JavaScriptKinds.CSS_URL, 0);
      findings.surround(row, nameBegin, text.position);
    }
  }

  /**
   * Reads what is between parentheses; whether it is a request, which the findings have then.
   *
   * @param parenthesis where the opening one is
   */
  boolean read(int parenthesis) {
    text.position = parenthesis + 1;
    text.skipPlainSpace(true);
    return text.isQuote() ? quoted() : plain();
  }

  /** Only CSS has words behind the string; elsewhere they make an expression of it. */
  private boolean quoted() {
    boolean isWhole = findings.readString();
    text.skipPlainSpace(true);
    boolean isClosed = text.current() == ')' || text.current() < 0;
    if (isClosed) {
      text.advance(1);
    }
    return isWhole && (isClosed || text.syntax == StyleSyntax.CSS);
  }

  private boolean plain() {
    int begin = text.position;
    while (isPlain(text.current())) {
      if (text.current() == '\\') {
        text.skipEscape();
      } else {
        text.position++;
      }
    }
    int end = text.position;
    text.skipPlainSpace(true);
    if (text.current() != ')' && text.current() >= 0) {
      skipBroken(begin);
      return false;
    }
    text.advance(1);
    findings.readPlain(begin, end);
    return !text.syntax.isExpression(text.bytes, begin, end);
  }

  private static boolean isPlain(int character) {
    return character > ' '
        && character != '"'
        && character != '\''
        && character != '('
        && character != ')'
        && character != 0x7f;
  }

  /** What is no URL is one that browsers pass over, or an expression to be read. */
  private void skipBroken(int begin) {
    if (text.syntax != StyleSyntax.CSS) {
      text.position = begin;
      return;
    }
    while (text.position < text.end && text.bytes[text.position] != ')') {
      if (text.bytes[text.position] == '\\') {
        text.skipEscape();
      } else {
        text.position++;
      }
    }
  }

  /** Reads the images of a set, which are strings or URLs; strings further inside are types. */
  void imageSet(int nameBegin, int nameEnd) {
    int depth = 0;
    text.position = nameEnd;
    while (!text.isStatementEnd() && text.current() != '{') {
      int here = text.current();
      if (text.isComment()) {
        text.skipComment();
      } else if (here == '\\') {
        text.skipEscape();
      } else if (text.isQuote()) {
        image(depth, nameBegin);
      } else if (text.isNameHere()) {
        int begin = text.position;
        int end = text.nameEnd(begin);
        text.position = end;
        if (isUrl(begin, end)) {
          url(begin, end);
        }
      } else {
        text.position++;
        depth += here == '(' ? 1 : here == ')' ? -1 : 0;
        if (depth == 0) {
          return;
        }
      }
    }
  }

  private void image(int depth, int nameBegin) {
    boolean isWhole = findings.readString();
    int end = text.position;
    text.skipSpace();
    if (isWhole && depth == 1 && text.current() != '+') {
      findings.surround(findings.add(JavaScriptKinds.CSS_URL, 0), nameBegin, end);
    }
  }
}
