package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import java.util.Arrays;

/** Members, calls and constructions; among them the calls that are dependencies. */
abstract class Calls extends Primaries {
  private static final int REQUIRE = DependencyKind.REQUIRE.ordinal();
  private static final int DYNAMIC_IMPORT = DependencyKind.DYNAMIC_IMPORT.ordinal();
  private static final int URL = DependencyKind.URL.ordinal();
  private static final int WORKER = DependencyKind.WORKER.ordinal();

  /** Pairs of values that {@link Constants#choice} numbers. */
  private int[] choices = new int[32];

  private int choiceCount;

  @Override
  void open(byte[] content, int contentBegin, int contentEnd) {
    super.open(content, contentBegin, contentEnd);
    choiceCount = 0;
  }

  /** One of two values, of which nothing is known unless both are strings or choices. */
  final int choice(int left, int right) {
    if (!isRequest(left) || !isRequest(right)) {
      return Constants.UNKNOWN;
    }
    if (choiceCount == choices.length) {
      choices = Arrays.copyOf(choices, choiceCount * 2);
    }
    choices[choiceCount++] = left;
    choices[choiceCount++] = right;
    return Constants.choice(choiceCount / 2 - 1);
  }

  private static boolean isRequest(int value) {
    return Constants.isString(value) || Constants.isChoice(value);
  }

  @Override
  final int leftHandSide() {
    return suffixes(primary(), true);
  }

  /** Reads members and, where allowed, calls behind a value. */
  private int suffixes(int first, boolean withCalls) {
    int value = first;
    if (value == Constants.ARROW) {
      return value;
    }
    while (true) {
      switch (token) {
        case Token.DOT -> {
          next();
          memberName();
        }
        case Token.LEFT_PAREN -> {
          if (!withCalls) {
            return value;
          }
          arguments();
        }
        case Token.LEFT_BRACKET -> index();
        case Token.BACKQUOTE -> template();
        case Token.OPTIONAL_DOT -> {
          if (!withCalls) {
            return value;
          }
          next();
          optionalMember();
        }
        case Token.NOT -> {
          if (!hasTypes || newlineBefore) {
            return value;
          }
          next();
          continue;
        }
        case Token.LESS, Token.SHIFT_LEFT -> {
          if (!hasTypes || !tryTypeArguments()) {
            return value;
          }
        }
        default -> {
          return value;
        }
      }
      value = Constants.UNKNOWN;
    }
  }

  private void memberName() {
    if (!Token.isWord(token) && token != Token.PRIVATE_NAME) {
      throw expected(Token.IDENTIFIER, tokenBegin, position);
    }
    next();
  }

  private void index() {
    next();
    nested();
    expect(Token.RIGHT_BRACKET);
  }

  @Override
  final void optionalMember() {
    switch (token) {
      case Token.LEFT_PAREN -> arguments();
      case Token.LEFT_BRACKET -> index();
      case Token.BACKQUOTE -> template();
      case Token.LESS, Token.SHIFT_LEFT -> {
        if (!hasTypes) {
          throw unexpected();
        }
        typeArguments();
      }
      default -> memberName();
    }
  }

  @Override
  final void arguments() {
    int outer = context;
    context = 0;
    next();
    restOfArguments();
    context = outer;
  }

  private void restOfArguments() {
    while (token != Token.RIGHT_PAREN) {
      accept(Token.ELLIPSIS);
      assignment();
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    expect(Token.RIGHT_PAREN);
  }

  @Override
  final int require() {
    int name = internName();
    next();
    if (token == Token.ARROW && !newlineBefore) {
      return singleParameterArrow(name, 0);
    }
    if (token != Token.LEFT_PAREN) {
      reference(name);
      return Constants.UNKNOWN;
    }
    int tracked = scopes.track(name);
    int outer = context;
    context = 0;
    next();
    int value = firstArgument();
    if (token == Token.RIGHT_PAREN) {
      add(REQUIRE, value, tracked);
    }
    restOfArguments();
    context = outer;
    return Constants.UNKNOWN;
  }

  /** Reads an argument, unless it is missing or spread, and the comma behind it. */
  private int firstArgument() {
    if (token == Token.RIGHT_PAREN || token == Token.ELLIPSIS) {
      return Constants.UNKNOWN;
    }
    int value = assignment();
    if (token != Token.RIGHT_PAREN) {
      expect(Token.COMMA);
    }
    return value;
  }

  /** Notes a dependency on each string that the value can be. */
  private void add(int kind, int value, int reference) {
    if (Constants.isChoice(value)) {
      int choice = Constants.number(value) * 2;
      add(kind, choices[choice], reference);
      add(kind, choices[choice + 1], reference);
    } else if (Constants.isString(value)) {
      int offset = Constants.offset(value);
      int flags = tryDepth > 0 ? DependencyFlags.OPTIONAL : 0;
      findings.add(kind, flags, offset, literalEnd(offset), liveness, reference);
    }
  }

  /** The offset behind a literal that was read before. */
  private int literalEnd(int offset) {
    byte quote = bytes[offset];
    int at = offset + 1;
    while (bytes[at] != quote) {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  @Override
  final int process() {
    int name = internName();
    next();
    if (token == Token.ARROW && !newlineBefore) {
      return singleParameterArrow(name, 0);
    }
    if (token != Token.DOT && token != Token.OPTIONAL_DOT) {
      reference(name);
      return Constants.UNKNOWN;
    }
    int tracked = scopes.track(name);
    next();
    boolean isEnvironment = token == Token.ENV;
    optionalMember();
    if (!isEnvironment || !isModeMember()) {
      return Constants.UNKNOWN;
    }
    modeReference = tracked;
    return Constants.MODE;
  }

  /** Reads {@code .NODE_ENV} or {@code ["NODE_ENV"]}; false if another member was read. */
  private boolean isModeMember() {
    if (token == Token.LEFT_BRACKET) {
      next();
      boolean isMode =
          token == Token.STRING && isText(tokenBegin + 1, Token.spelling(Token.NODE_ENV));
      nested();
      isMode &= token == Token.RIGHT_BRACKET;
      expect(Token.RIGHT_BRACKET);
      return isMode;
    }
    if (token != Token.DOT && token != Token.OPTIONAL_DOT) {
      return false;
    }
    next();
    boolean isMode = token == Token.NODE_ENV;
    optionalMember();
    return isMode;
  }

  /** Whether the string behind a quote is this one. */
  final boolean isText(int from, String text) {
    for (int at = 0; at < text.length(); at++) {
      if (byteAt(from + at) != text.charAt(at)) {
        return false;
      }
    }
    return byteAt(from + text.length()) == bytes[from - 1];
  }

  @Override
  final int importExpression() {
    next();
    if (token == Token.DOT) {
      next();
      if (token == Token.META) {
        return meta();
      }
      // import.source("x"), import.defer("x")
      if (token != Token.SOURCE && token != Token.DEFER) {
        throw unexpected();
      }
      next();
    }
    if (token != Token.LEFT_PAREN) {
      throw expected(Token.LEFT_PAREN, tokenBegin, position);
    }
    dynamicImport();
    return Constants.TRUTHY;
  }

  private int meta() {
    isModule = true;
    next();
    if (token != Token.DOT) {
      return Constants.TRUTHY;
    }
    next();
    boolean isUrl = token == Token.LOWER_URL;
    memberName();
    return isUrl ? Constants.META_URL : Constants.UNKNOWN;
  }

  private void dynamicImport() {
    int outer = context;
    context = 0;
    next();
    int value = firstArgument();
    int first = findings.count();
    add(DYNAMIC_IMPORT, value, Findings.NO_REFERENCE);
    int last = findings.count();
    restOfArguments();
    context = outer;
    if (last > first && token == Token.DOT && isCatch()) {
      for (int dependency = first; dependency < last; dependency++) {
        findings.addFlags(dependency, DependencyFlags.OPTIONAL);
      }
    }
  }

  /** Whether the call has its failure handled: {@code import("x").catch(...)}. */
  private boolean isCatch() {
    int from = tokenBegin;
    boolean newline = newlineBefore;
    next();
    boolean isCatch = token == Token.CATCH && peek() == Token.LEFT_PAREN;
    rewind(from, newline);
    return isCatch;
  }

  @Override
  final int construct() {
    next();
    if (token == Token.DOT) {
      next();
      memberName();
      return Constants.UNKNOWN;
    }
    enter();
    int value = constructed();
    leave();
    return value;
  }

  private int constructed() {
    if (token == Token.URL && peek() == Token.LEFT_PAREN) {
      return newUrl();
    }
    boolean isWorker = token == Token.WORKER || token == Token.SHARED_WORKER;
    if (isWorker && peek() == Token.LEFT_PAREN) {
      return newWorker();
    }
    int outer = context;
    context &= ~BINDING;
    suffixes(token == Token.NEW ? construct() : callee(), false);
    context = outer;
    if (token == Token.LEFT_PAREN) {
      arguments();
    }
    return Constants.TRUTHY;
  }

  /** What is constructed; a call belongs to {@code new} and not to the callee. */
  private int callee() {
    if (token == Token.REQUIRE || token == Token.PROCESS) {
      reference();
      next();
      return Constants.UNKNOWN;
    }
    return primary();
  }

  private int newUrl() {
    int tracked = scopes.track(internName());
    int outer = context;
    context = 0;
    next();
    next();
    int value = firstArgument();
    int base = firstArgument();
    boolean isFile = token == Token.RIGHT_PAREN && base == Constants.META_URL;
    restOfArguments();
    context = outer;
    if (!isFile || !Constants.isString(value) || !isFileRequest(Constants.offset(value))) {
      return Constants.TRUTHY;
    }
    add(URL, value, tracked);
    return Constants.NEW_URL;
  }

  /** Whether a URL may be a file beside this one: it has neither content nor host in itself. */
  private boolean isFileRequest(int literal) {
    int from = literal + 1;
    return bytes[from] != bytes[literal]
        && !begins(from, "data:")
        && !begins(from, "http:")
        && !begins(from, "https:");
  }

  private int newWorker() {
    reference();
    int outer = context;
    context = 0;
    next();
    next();
    if (firstArgument() == Constants.NEW_URL) {
      findings.kind(findings.count() - 1, WORKER);
    }
    restOfArguments();
    context = outer;
    return Constants.TRUTHY;
  }
}
