package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;

/**
 * What comments in front of the first token of a TypeScript file refer to: {@code /// <reference
 * path="./x.ts" />} and {@code /// <reference types="x" />}, read as the compiler reads them.
 */
abstract class References extends Exports {
  private static final int REFERENCE = DependencyKind.REFERENCE.ordinal();
  private static final int NOT_FOUND = -1;

  References(String mode) {
    super(mode);
  }

  @Override
  final void headComment(int from, int until) {
    if (!hasTypes || byteAt(from + 1) != '/' || byteAt(from + 2) != '/') {
      return;
    }
    int tag = behindSpaces(from + 3);
    int tagEnd = tag + "<reference".length();
    if (!isText(tag, until, "<reference") || !isSpace(byteAt(tagEnd)) || !isClosed(tagEnd, until)) {
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
      if (bytes[at] == '/' && bytes[at + 1] == '>') {
        return true;
      }
    }
    return false;
  }

  /** Whether a text stands at an offset, in letters of any case. */
  private boolean isText(int from, int until, String text) {
    boolean isSame = until - from >= text.length();
    for (int at = 0; isSame && at < text.length(); at++) {
      isSame = Character.toLowerCase(bytes[from + at]) == text.charAt(at);
    }
    return isSame;
  }

  private static boolean isSpace(int character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }

  /** Where the quote of an attribute's value is; empty ones do not count. */
  private int attribute(int from, int until, String name) {
    for (int at = from; at < until; at++) {
      if (isSpace(bytes[at]) && isText(at + 1, until, name)) {
        int equals = behindSpaces(at + 1 + name.length());
        int quote = behindSpaces(equals + 1);
        boolean isQuoted = byteAt(quote) == '"' || byteAt(quote) == '\'';
        if (byteAt(equals) == '=' && isQuoted && quoteEnd(quote, until) > quote + 1) {
          return quote;
        }
      }
    }
    return NOT_FOUND;
  }

  private int quoteEnd(int quote, int until) {
    int at = quote + 1;
    while (at < until && bytes[at] != bytes[quote]) {
      at++;
    }
    return at < until ? at : NOT_FOUND;
  }

  private int refer(int quote) {
    int literalEnd = quoteEnd(quote, end) + 1;
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
    int begin = textEnd();
    byte first = bytes[quote + 1];
    if (first != '.' && first != '/' && first != '\\') {
      appendText("./");
    }
    for (int at = quote + 1; at < literalEnd - 1; at++) {
      appendByte(bytes[at] == '\\' ? (byte) '/' : bytes[at]);
    }
    findings.text(dependency, addText(begin, quote, literalEnd));
  }
}
