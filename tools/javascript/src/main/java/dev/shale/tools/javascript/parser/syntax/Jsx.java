package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Notes;
import dev.shale.tools.javascript.parser.meaning.Pragmas;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Characters;
import dev.shale.tools.javascript.parser.token.Failures;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;
import dev.shale.tools.javascript.parser.token.Trivia;
import dev.shale.tools.javascript.parser.types.TypeArguments;

/** JSX elements and fragments. Inside of tags the usual tokens serve, between tags bytes. */
final class Jsx {
  private final Grammar grammar;
  private final Surroundings around;
  private final Failures failures;
  private final Notes notes;
  private final Pragmas pragmas;
  private final Reading reading;
  private final Tokens tokens;
  private final Trivia trivia;
  private final TypeArguments typeArguments;
  private final Uses uses;
  private int closingTag;

  /** The name in the last closing tag; empty in that of a fragment. */
  private int closingBegin;

  private int closingEnd;

  Jsx(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    this.grammar = grammar;
    around = meaning.around;
    failures = meaning.tokens.failures;
    notes = meaning.notes;
    pragmas = meaning.pragmas;
    reading = meaning.reading;
    tokens = meaning.tokens;
    trivia = meaning.tokens.trivia;
    typeArguments = grammar.typeArguments;
    uses = meaning.uses;
  }

  /** Reads an element from its {@code <} on and the token behind it. */
  void jsx() {
    int outer = around.context;
    around.context = 0;
    element();
    around.context = outer;
    tokens.next();
  }

  /** Reads an element; the position is behind its last {@code >}, where text may follow. */
  private void element() {
    tokens.enter();
    int from = tokens.tokenBegin;
    tokens.position = from + 1;
    tokens.next();
    boolean isOpen = true;
    pragmas.factories(endsTag());
    int nameBegin = tokens.tokenBegin;
    int nameEnd = tokens.tokenBegin;
    if (!endsTag()) {
      name();
      nameEnd = tokens.previousEnd;
      if (reading.hasTypes && tokens.isOpenAngle()) {
        typeArguments.typeArguments();
      }
      isOpen = attributes(from);
    }
    tokens.position = tokens.tokenBegin + 1;
    if (isOpen) {
      children(from, nameBegin, nameEnd);
    }
    tokens.leave();
  }

  private boolean endsTag() {
    return tokens.token != Token.END && tokens.bytes[tokens.tokenBegin] == '>';
  }

  /** {@code a}, {@code a-b}, {@code a:b} or {@code A.b.c}; only capitals and members refer. */
  private void name() {
    int from = tokens.tokenBegin;
    if (!Token.isWord(tokens.token)) {
      throw tokens.expected(Token.IDENTIFIER);
    }
    int dashes = tokens.position;
    extendName();
    boolean isPlain = tokens.position == dashes;
    int value = Constants.UNKNOWN;
    char first = (char) (tokens.bytes[from] & 0xff);
    if (isPlain && Token.isName(tokens.token)) {
      boolean isLower = first >= 'a' && first <= 'z';
      if (!isLower || tokens.byteAt(tokens.behindSpaces(tokens.position)) == '.') {
        value = notes.reference();
      }
    }
    tokens.next();
    qualifiers(value);
  }

  private void qualifiers(int value) {
    while (tokens.token == Token.DOT || tokens.token == Token.COLON) {
      tokens.next();
      if (!Token.isWord(tokens.token)) {
        throw tokens.expected(Token.IDENTIFIER);
      }
      if (Constants.isUse(value)) {
        uses.extend(Constants.number(value), tokens.internName(), tokens.position);
      }
      extendName();
      tokens.next();
    }
  }

  /** Names in tags have dashes, for which a token ends. */
  private void extendName() {
    while (tokens.position < tokens.end
        && (tokens.bytes[tokens.position] == '-'
            || Characters.NAME_PART[tokens.bytes[tokens.position] & 0xff])) {
      tokens.position++;
    }
  }

  /** Reads attributes up to the {@code >} of the tag; false if the element ends there. */
  private boolean attributes(int from) {
    while (true) {
      if (endsTag()) {
        return true;
      }
      if (tokens.token == Token.END) {
        throw unterminated(from);
      }
      if (tokens.token == Token.SLASH) {
        tokens.next();
        if (!endsTag()) {
          throw tokens.expected(Token.GREATER);
        }
        return false;
      }
      attribute();
    }
  }

  private void attribute() {
    if (tokens.token == Token.LEFT_BRACE) {
      tokens.next();
      tokens.expect(Token.ELLIPSIS);
      grammar.expressions.assignment();
      tokens.expect(Token.RIGHT_BRACE);
      return;
    }
    if (!Token.isWord(tokens.token)) {
      throw tokens.unexpected();
    }
    extendName();
    tokens.next();
    qualifiers(Constants.UNKNOWN);
    if (tokens.token != Token.END && tokens.bytes[tokens.tokenBegin] == '=') {
      tokens.position = tokens.tokenBegin + 1;
      value();
    }
  }

  /** Reads the value of an attribute; a string has no escapes and may span lines. */
  private void value() {
    trivia.skipTrivia();
    int quote = tokens.byteAt(tokens.position);
    if (quote == '"' || quote == '\'') {
      int from = tokens.position++;
      while (tokens.byteAt(tokens.position) != quote) {
        if (tokens.position >= tokens.end) {
          throw failures.fail("Unterminated string literal", from);
        }
        tokens.position++;
      }
      tokens.position++;
      tokens.next();
      return;
    }
    tokens.next();
    if (tokens.token == Token.LEFT_BRACE) {
      tokens.next();
      grammar.expressions.expression();
      tokens.expect(Token.RIGHT_BRACE);
    } else if (tokens.isOpenAngle()) {
      element();
      tokens.next();
    } else {
      throw tokens.unexpected();
    }
  }

  /** Reads text, expressions and elements up to and including the closing tag. */
  private void children(int from, int nameBegin, int nameEnd) {
    while (true) {
      int at = tokens.position;
      while (at < tokens.end && tokens.bytes[at] != '<' && tokens.bytes[at] != '{') {
        at++;
      }
      tokens.position = at;
      if (at >= tokens.end) {
        throw unterminated(from);
      }
      tokens.next();
      if (tokens.token == Token.LEFT_BRACE) {
        container();
      } else if (closesElement()) {
        if (!closes(nameBegin, nameEnd)) {
          String tag = failures.quoted(closingTag, tokens.position);
          throw failures.fail("Unterminated JSX element: " + tag + " closes another", from);
        }
        return;
      } else {
        element();
      }
    }
  }

  private ParseFailure unterminated(int from) {
    return failures.fail("Unterminated JSX element", from);
  }

  /** Whether the closing tag that was read has a name; those with spaces inside may differ. */
  private boolean closes(int nameBegin, int nameEnd) {
    return pragmas.isSame(closingBegin, closingEnd, nameBegin, nameEnd)
        || hasSpace(closingBegin, closingEnd)
        || hasSpace(nameBegin, nameEnd);
  }

  private boolean hasSpace(int from, int until) {
    for (int at = from; at < until; at++) {
      if ((tokens.bytes[at] >= 0 && tokens.bytes[at] <= ' ') || tokens.bytes[at] == '/') {
        return true;
      }
    }
    return false;
  }

  private void container() {
    tokens.next();
    if (tokens.token != Token.RIGHT_BRACE) {
      tokens.accept(Token.ELLIPSIS);
      grammar.expressions.expression();
    }
    // The text behind the brace is no token.
    if (tokens.token != Token.RIGHT_BRACE) {
      throw tokens.expected(Token.RIGHT_BRACE);
    }
  }

  /** Reads a closing tag if that is what the current {@code <} begins. */
  private boolean closesElement() {
    int from = tokens.tokenBegin;
    tokens.position = from + 1;
    trivia.skipTrivia();
    if (tokens.byteAt(tokens.position) != '/') {
      tokens.tokenBegin = from;
      return false;
    }
    tokens.position++;
    tokens.next();
    closingTag = from;
    closingBegin = tokens.tokenBegin;
    closingEnd = tokens.tokenBegin;
    if (Token.isWord(tokens.token)) {
      extendName();
      tokens.next();
      qualifiers(Constants.UNKNOWN);
      closingEnd = tokens.previousEnd;
    }
    if (!endsTag()) {
      throw tokens.expected(Token.GREATER);
    }
    tokens.position = tokens.tokenBegin + 1;
    return true;
  }
}
