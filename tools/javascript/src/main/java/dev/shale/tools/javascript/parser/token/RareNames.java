package dev.shale.tools.javascript.parser.token;

/** Names that stand otherwise than as letters of ASCII: with escapes, beyond ASCII, as strings. */
public final class RareNames {
  private final Decoder decoder;
  private final Failures failures;
  private final Names names;
  private final Tokens tokens;
  private final Trivia trivia;

  RareNames(Tokens tokens) {
    decoder = tokens.decoder;
    failures = tokens.failures;
    names = tokens.names;
    this.tokens = tokens;
    trivia = tokens.trivia;
  }

  /** A name with escapes or characters beyond ASCII, or an ASCII name in front of such a space. */
  void rareName(int from) {
    int at = from;
    int hash = 0;
    boolean isEscaped = false;
    int side = names.sideBegin();
    while (at < tokens.end) {
      int character = tokens.bytes[at];
      if (character == '\\') {
        if (!isEscaped) {
          copyToSide(from, at);
        }
        isEscaped = true;
        int codePoint = Escapes.codePoint(tokens.bytes, at + 1, tokens.end);
        if (codePoint < 0) {
          throw failures.fail("Invalid escape in a name", at);
        }
        hash = appendToSide(codePoint, hash);
        at = Escapes.codePointEnd(tokens.bytes, at + 1, tokens.end);
        continue;
      }
      if (character < 0 ? isSpace(at) : !Characters.NAME_PART[character]) {
        break;
      }
      hash = hash * 31 + character;
      if (isEscaped) {
        names.append(character);
      }
      at++;
    }
    finishRareName(
        from, at, hash, isEscaped ? names.intern(hash, side, side - names.sideBegin()) + 1 : 0);
  }

  private void finishRareName(int from, int nameEnd, int hash, int escaped) {
    if (nameEnd == from) {
      throw failures.fail("Unexpected character", from);
    }
    tokens.position = nameEnd;
    tokens.nameHash = hash;
    tokens.escapedName = escaped;
    tokens.token =
        escaped == 0
            ? Keywords.token(hash, tokens.bytes, from, nameEnd)
            : escapedToken(hash, escaped - 1);
  }

  /**
   * A keyword must not be escaped, which makes a name of any other word; but what names mean to
   * this parser stays. esbuild takes an escaped "type" for the modifier.
   */
  private int escapedToken(int hash, int name) {
    int word = Keywords.token(hash, names.source(name), names.begin(name), names.end(name));
    return Token.mayBeEscaped(word) ? word : Token.IDENTIFIER;
  }

  private boolean isSpace(int at) {
    boolean newline = tokens.newlineBefore;
    boolean isSpace = trivia.rareSpaceEnd(at) != at;
    tokens.newlineBefore = newline;
    return isSpace;
  }

  private void copyToSide(int from, int until) {
    for (int at = from; at < until; at++) {
      names.append(tokens.bytes[at]);
    }
  }

  private int appendToSide(int codePoint, int hash) {
    int result = hash;
    for (int length = Escapes.utf8Length(codePoint), at = 0; at < length; at++) {
      byte value = Escapes.utf8Byte(codePoint, length, at);
      names.append(value);
      result = result * 31 + value;
    }
    return result;
  }

  /** The number of the name that the current token, a string, spells. */
  public int internString() {
    return internString(tokens.tokenBegin, tokens.position);
  }

  public int internString(int literalBegin, int literalEnd) {
    decoder.decode(tokens.bytes, literalBegin + 1, literalEnd - 1);
    byte[] text = decoder.text();
    int length = decoder.length();
    int from = names.sideBegin();
    for (int at = 0; at < length; at++) {
      names.append(text[at]);
    }
    return names.intern(Keywords.hash(text, 0, length), from, length);
  }
}
