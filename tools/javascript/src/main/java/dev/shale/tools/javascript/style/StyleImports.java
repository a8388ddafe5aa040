package dev.shale.tools.javascript.style;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.tools.javascript.kind.JavaScriptKinds;

/** Reads the statements that bring other style sheets in, each language's by its rules. */
final class StyleImports {
  private final StyleText text;
  private final StyleFindings findings;
  private final StyleUrls urls;

  StyleImports(StyleText text, StyleFindings findings, StyleUrls urls) {
    this.text = text;
    this.findings = findings;
    this.urls = urls;
  }

  /** Reads {@code @import}, behind its name. */
  void imported(int begin) {
    int first = findings.count();
    text.skipSpace();
    switch (text.syntax) {
      case CSS -> css();
      case SCSS, SASS -> sass();
      case LESS -> less();
      case STYLUS -> stylus();
    }
    text.skipPrelude(false);
    findings.surroundFrom(first, begin, text.position);
  }

  /** Reads {@code @use} and {@code @forward}; what follows the request is read as other text. */
  void used(int begin) {
    text.skipSpace();
    if (text.isQuote() && findings.readString()) {
      int row = findings.add(JavaScriptKinds.SASS_USE, 0);
      findings.surround(row, begin, text.position);
    }
  }

  /** Reads {@code meta.load-css("x")}, behind its name; a URL that is no literal is not known. */
  void loaded(int begin) {
    text.skipSpace();
    if (text.current() != '(') {
      return;
    }
    text.position++;
    skipParameter();
    if (text.isQuote() && findings.readString()) {
      skipAllSpace();
      if (text.current() == ',' || text.current() == ')') {
        findings.surround(findings.add(JavaScriptKinds.SASS_USE, 0), begin, text.position);
      }
    }
  }

  /** The name of a parameter, which may stand in front of a value. */
  private void skipParameter() {
    skipAllSpace();
    int nameEnd = text.current() == '$' ? text.nameEnd(text.position + 1) : text.position;
    if (text.isWord(text.position, nameEnd, "$url") && text.at(nameEnd) == ':') {
      text.position = nameEnd + 1;
      skipAllSpace();
    }
  }

  /** In parentheses and behind a comma no line ends a statement. */
  private void skipAllSpace() {
    text.skipPlainSpace(true);
    text.skipSpace();
  }

  /** Reads {@code @plugin} of Less. */
  void plugin(int begin) {
    int first = findings.count();
    text.skipSpace();
    if (text.current() == '(') {
      text.position = optionsEnd();
      text.skipSpace();
    }
    if (request()) {
      findings.add(JavaScriptKinds.STYLE_IMPORT, 0);
    }
    text.skipPrelude(false);
    findings.surroundFrom(first, begin, text.position);
  }

  private boolean request() {
    if (text.isQuote()) {
      return findings.readString();
    }
    int nameEnd = text.nameEnd(text.position);
    return urls.isUrl(text.position, nameEnd) && urls.read(nameEnd);
  }

  private void css() {
    if (request()) {
      findings.add(JavaScriptKinds.CSS_IMPORT, 0);
    }
  }

  /** A list, in which each request may be one of plain CSS and have media queries behind it. */
  private void sass() {
    while (true) {
      if (urls.isUrlHere()) {
        css();
      } else if (text.isQuote()) {
        sassRequest(findings.readString());
      } else if (text.syntax == StyleSyntax.SASS) {
        word();
      }
      do {
        text.skipPrelude(true);
        if (text.current() != ',') {
          return;
        }
        text.position++;
        skipAllSpace();
      } while (!text.isQuote() && !urls.isUrlHere() && text.syntax != StyleSyntax.SASS);
    }
  }

  private void sassRequest(boolean isWhole) {
    text.skipSpace();
    boolean isBare = text.isStatementEnd() || text.current() == ',';
    if (isWhole) {
      findings.add(kind(!isBare || findings.isPlainCss()), 0);
    }
  }

  private static DependencyKind kind(boolean isPlainCss) {
    return isPlainCss ? JavaScriptKinds.CSS_IMPORT : JavaScriptKinds.STYLE_IMPORT;
  }

  /** Indented Sass needs no quotes. */
  private void word() {
    int begin = text.position;
    while (!text.isStatementEnd() && text.current() != ',' && !StyleText.isSpace(text.current())) {
      text.position++;
    }
    findings.readPlain(begin, text.position);
    findings.add(kind(findings.isPlainCss()), 0);
  }

  /** Options decide what Less takes a file for; without one that does, its name decides. */
  private void less() {
    boolean isCss = false;
    boolean isLess = false;
    int flags = 0;
    if (text.current() == '(') {
      int end = optionsEnd();
      isCss = hasOption(text.position, end, "css");
      isLess = hasOption(text.position, end, "less") || hasOption(text.position, end, "inline");
      flags = hasOption(text.position, end, "optional") ? DependencyFlags.OPTIONAL : 0;
      text.position = end;
      text.skipSpace();
    }
    if (request()) {
      findings.add(kind(isCss || (!isLess && findings.isPlainCss())), flags);
    }
  }

  private int optionsEnd() {
    int at = text.position;
    while (at < text.end && text.bytes[at] != ')' && text.bytes[at] != ';') {
      at++;
    }
    return Math.min(text.end, text.at(at) == ')' ? at + 1 : at);
  }

  private boolean hasOption(int begin, int end, String option) {
    int at = begin;
    while (at < end) {
      int nameEnd = text.nameEnd(at);
      if (text.isWord(at, nameEnd, option)) {
        return true;
      }
      at = nameEnd + 1;
    }
    return false;
  }

  /** With a star it is a pattern, which means no one file. */
  private void stylus() {
    if (urls.isUrlHere()) {
      css();
    } else if (text.isQuote() && findings.readString() && !findings.contains('*')) {
      findings.add(kind(findings.isPlainCss()), 0);
    }
  }
}
