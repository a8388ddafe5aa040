package dev.shale.tools.javascript.parser.meaning;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.token.Tokens;

final class ReferenceComments {
  private static final int REFERENCE = JavaScriptKinds.REFERENCE.code();
  private static final int NOT_FOUND = -1;

  private final Findings findings;
  private final Reading reading;
  private final Tokens tokens;
  private final Values values;

  ReferenceComments(Meaning meaning) {
    findings = meaning.findings;
    reading = meaning.reading;
    tokens = meaning.tokens;
    values = meaning.values;
  }

  void headComment(int from, int until) {
    if (!reading.hasTypes || tokens.byteAt(from + 1) != '/' || tokens.byteAt(from + 2) != '/') {
      return;
    }
    int tag = tokens.behindSpaces(from + 3);
    int tagEnd = tag + "<reference".length();
    if (!isText(tag, until, "<reference")
        || !isSpace(tokens.byteAt(tagEnd))
        || !isClosed(tagEnd, until)) {
      return;
    }
    int types = attribute(tagEnd, until, "types");
    int path = attribute(tagEnd, until, "path");
    if (types != NOT_FOUND) {
      refer(types);
    } else if (path != NOT_FOUND && attribute(tagEnd, until, "lib") == NOT_FOUND) {
      referToPath(path);
    }
  }

  private boolean isClosed(int from, int until) {
    for (int at = from; at + 1 < until; at++) {
      if (tokens.bytes[at] == '/' && tokens.bytes[at + 1] == '>') {
        return true;
      }
    }
    return false;
  }

  /** Whether a text stands at an offset, in letters of any case. */
  private boolean isText(int from, int until, String text) {
    boolean isSame = until - from >= text.length();
    for (int at = 0; isSame && at < text.length(); at++) {
      isSame = Character.toLowerCase(tokens.bytes[from + at]) == text.charAt(at);
    }
    return isSame;
  }

  private static boolean isSpace(int character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }

  /** Where the quote of an attribute's value is; empty ones do not count. */
  private int attribute(int from, int until, String name) {
    for (int at = from; at < until; at++) {
      if (isSpace(tokens.bytes[at]) && isText(at + 1, until, name)) {
        int equals = tokens.behindSpaces(at + 1 + name.length());
        int quote = tokens.behindSpaces(equals + 1);
        boolean isQuoted = tokens.byteAt(quote) == '"' || tokens.byteAt(quote) == '\'';
        if (tokens.byteAt(equals) == '=' && isQuoted && quoteEnd(quote, until) > quote + 1) {
          return quote;
        }
      }
    }
    return NOT_FOUND;
  }

  private int quoteEnd(int quote, int until) {
    int at = quote + 1;
    while (at < until && tokens.bytes[at] != tokens.bytes[quote]) {
      at++;
    }
    return at < until ? at : NOT_FOUND;
  }

  private int refer(int quote) {
    int literalEnd = quoteEnd(quote, tokens.end) + 1;
    return findings.add(
        REFERENCE,
        DependencyFlags.TYPE_ONLY,
        quote,
        literalEnd,
        Findings.LIVE,
        Findings.NO_REFERENCE);
  }

  /** A path is one beside the file, with or without a dot, and with slashes of any kind. */
  private void referToPath(int quote) {
    int dependency = refer(quote);
    int literalEnd = findings.literalEnd(dependency);
    int begin = values.textEnd();
    byte first = tokens.bytes[quote + 1];
    if (first != '.' && first != '/' && first != '\\') {
      values.appendText("./");
    }
    for (int at = quote + 1; at < literalEnd - 1; at++) {
      values.appendByte(tokens.bytes[at] == '\\' ? (byte) '/' : tokens.bytes[at]);
    }
    findings.text(dependency, values.addText(begin, quote, literalEnd));
  }
}
