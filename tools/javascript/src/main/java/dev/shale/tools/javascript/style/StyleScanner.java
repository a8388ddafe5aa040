package dev.shale.tools.javascript.style;

import dev.shale.tools.javascript.kind.JavaScriptKinds;

/** Goes through a style sheet and stops where a dependency may stand. */
final class StyleScanner {
  private final StyleText text;
  private final StyleFindings findings;
  private final StyleUrls urls;
  private final StyleImports imports;

  /** How many blocks are open. */
  private int depth;

  StyleScanner(StyleText text, StyleFindings findings) {
    this.text = text;
    this.findings = findings;
    urls = new StyleUrls(text, findings);
    imports = new StyleImports(text, findings, urls);
  }

  void scan() {
    depth = 0;
    while (text.position < text.end) {
      step();
    }
  }

  private void step() {
    switch (text.current()) {
      case '"', '\'' -> text.skipString();
      case '\\' -> text.skipEscape();
      case '@' -> atRule();
      case '{' -> {
        depth++;
        text.position++;
      }
      case '}' -> {
        depth = Math.max(0, depth - 1);
        text.position++;
      }
      default -> other();
    }
  }

  private void other() {
    if (text.isComment()) {
      text.skipComment();
    } else if (text.isNameHere()) {
      word();
    } else {
      text.position++;
    }
  }

  /** A name, which may be that of a function or of a property. */
  private void word() {
    int begin = text.position;
    int end = text.nameEnd(begin);
    text.position = end;
    if (urls.isUrl(begin, end)) {
      if (isPlain(begin)) {
        urls.url(begin, end);
      }
    } else if (urls.isImageSet(begin, end)) {
      urls.imageSet(begin, end);
    } else if (text.syntax.isSass() && text.isWord(begin, end, "load-css")) {
      imports.loaded(begin);
    } else if (text.isWord(begin, end, "composes") && isPlain(begin)) {
      text.skipSpace();
      if (text.current() == ':') {
        from(begin);
      }
    }
  }

  /** Whether nothing in front of a name makes a class, a variable or a member of it. */
  private boolean isPlain(int begin) {
    int before = text.before(begin);
    return before != '.' && before != '$' && before != '#';
  }

  private void atRule() {
    int begin = text.position;
    int nameBegin = begin + 1;
    int nameEnd = text.nameEnd(nameBegin);
    text.position = nameEnd;
    StyleSyntax syntax = text.syntax;
    if (text.isWord(nameBegin, nameEnd, "import")) {
      imported(begin);
    } else if (syntax.isSass() && isUse(nameBegin, nameEnd)) {
      imports.used(begin);
    } else if (syntax == StyleSyntax.STYLUS && text.isWord(nameBegin, nameEnd, "require")) {
      imports.imported(begin);
    } else if (syntax == StyleSyntax.LESS && text.isWord(nameBegin, nameEnd, "plugin")) {
      imports.plugin(begin);
    } else if (text.isWord(nameBegin, nameEnd, "value")) {
      from(begin);
    } else if (namesNoFile(nameBegin, nameEnd)) {
      text.skipPrelude(false);
    }
  }

  private boolean isUse(int begin, int end) {
    return text.isWord(begin, end, "use") || text.isWord(begin, end, "forward");
  }

  /** The URLs of these rules are names. */
  private boolean namesNoFile(int begin, int end) {
    return text.isWord(begin, end, "namespace")
        || text.isWord(begin, end, "document")
        || text.isWord(begin, end, "-moz-document");
  }

  /** In a block, CSS has no imports; the other languages do. */
  private void imported(int begin) {
    if (depth == 0 || text.syntax != StyleSyntax.CSS) {
      imports.imported(begin);
    } else {
      text.skipPrelude(false);
    }
  }

  /** Reads {@code composes: a from "x"} and {@code @value a from "x"} of CSS modules. */
  private void from(int begin) {
    int first = findings.count();
    while (!text.isStatementEnd() && text.current() != '{') {
      if (text.isQuote()) {
        text.skipString();
      } else if (text.isComment()) {
        text.skipComment();
      } else if (text.current() == '\\') {
        text.skipEscape();
      } else if (text.isNameHere()) {
        source();
      } else {
        text.position++;
      }
    }
    findings.surroundFrom(first, begin, text.position);
  }

  private void source() {
    int begin = text.position;
    text.position = text.nameEnd(begin);
    if (text.isWord(begin, text.position, "from")) {
      text.skipSpace();
      if (text.isQuote() && findings.readString()) {
        findings.add(JavaScriptKinds.CSS_COMPOSES, 0);
      }
    }
  }
}
