package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;

/** Members, calls and constructions; among them the calls that are dependencies. */
abstract class Calls extends Values {
  private static final int REQUIRE = DependencyKind.REQUIRE.ordinal();
  private static final int DYNAMIC_IMPORT = DependencyKind.DYNAMIC_IMPORT.ordinal();
  private static final int URL = DependencyKind.URL.ordinal();
  private static final int WORKER = DependencyKind.WORKER.ordinal();

  /** The tracked reference of the last {@link Constants#REQUIRE} or {@link Constants#MODULE}. */
  private int loaderReference;

  /** The dependencies of the last {@link Constants#PROMISE}. */
  private int promiseBegin;

  private int promiseEnd;

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
          value = member(value);
          continue;
        }
        case Token.LEFT_PAREN -> {
          if (!withCalls) {
            return value;
          }
          call(value);
        }
        case Token.LEFT_BRACKET -> {
          value = index(value);
          continue;
        }
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
          continue;
        }
        default -> {
          return value;
        }
      }
      value = Constants.UNKNOWN;
    }
  }

  /** Reads the name behind a dot. */
  private int member(int value) {
    if (value == Constants.PROMISE) {
      return memberOfPromise();
    }
    boolean isRequire = value == Constants.MODULE && token == Token.REQUIRE;
    memberName();
    return isRequire ? Constants.REQUIRE : Constants.UNKNOWN;
  }

  private void memberName() {
    if (!Token.isWord(token) && token != Token.PRIVATE_NAME) {
      throw expected(Token.IDENTIFIER, tokenBegin, position);
    }
    next();
  }

  private int index(int value) {
    next();
    int reference = loaderReference;
    int name = nested();
    expect(Token.RIGHT_BRACKET);
    if (value != Constants.MODULE || !Constants.isText(name)) {
      return Constants.UNKNOWN;
    }
    loaderReference = reference;
    return isText(name, "require") == Constants.TRUE ? Constants.REQUIRE : Constants.UNKNOWN;
  }

  @Override
  final void optionalMember() {
    switch (token) {
      case Token.LEFT_PAREN -> arguments();
      case Token.LEFT_BRACKET -> index(Constants.UNKNOWN);
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
    countedArguments();
  }

  private int countedArguments() {
    int outer = context;
    context = (outer & OUTSIDE) * (ARGUMENT / OUTSIDE);
    next();
    int count = restOfArguments();
    context = outer;
    return count;
  }

  private int restOfArguments() {
    int count = 0;
    while (token != Token.RIGHT_PAREN) {
      accept(Token.ELLIPSIS);
      assignment();
      count++;
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    expect(Token.RIGHT_PAREN);
    return count;
  }

  @Override
  final int loader(int value) {
    if (value == Constants.MODULE || (context & (OUTSIDE | ARGUMENT)) != 0) {
      mention();
    }
    int name = internName();
    next();
    if (token == Token.ARROW && !newlineBefore) {
      return singleParameterArrow(name, 0);
    }
    if ((context & BINDING) != 0) {
      scopes.bindable(name);
    }
    loaderReference = scopes.track(name);
    return value;
  }

  private void call(int callee) {
    if (callee != Constants.REQUIRE) {
      countedArguments();
      return;
    }
    int tracked = loaderReference;
    int outer = context;
    context = 0;
    next();
    int value = firstArgument();
    if (token == Token.RIGHT_PAREN) {
      add(REQUIRE, value, tracked);
    }
    restOfArguments();
    context = outer;
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
      add(kind, left(value), reference);
      add(kind, right(value), reference);
    } else if (Constants.isText(value)) {
      int flags = tryDepth > 0 ? DependencyFlags.OPTIONAL : 0;
      int dependency =
          findings.add(kind, flags, literalBegin(value), literalEnd(value), liveness, reference);
      if (Constants.isJoined(value)) {
        findings.text(dependency, Constants.number(value));
      }
    }
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
      int name = nested();
      expect(Token.RIGHT_BRACKET);
      return Constants.isText(name)
          && isText(name, Token.spelling(Token.NODE_ENV)) == Constants.TRUE;
    }
    if (token != Token.DOT && token != Token.OPTIONAL_DOT) {
      return false;
    }
    next();
    boolean isMode = token == Token.NODE_ENV;
    optionalMember();
    return isMode;
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
    return dynamicImport();
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

  private int dynamicImport() {
    int outer = context;
    context = 0;
    next();
    int value = firstArgument();
    int first = findings.count();
    add(DYNAMIC_IMPORT, value, Findings.NO_REFERENCE);
    int last = findings.count();
    restOfArguments();
    context = outer;
    promiseBegin = first;
    promiseEnd = last;
    return last > first ? Constants.PROMISE : Constants.TRUTHY;
  }

  /**
   * Reads {@code .then(...)} and {@code .catch(...)} behind an import, which has its failure
   * handled by the latter and by a second argument of the former.
   */
  private int memberOfPromise() {
    boolean isCatch = token == Token.CATCH;
    boolean isThen = token == Token.IDENTIFIER && position - tokenBegin == 4;
    isThen = isThen && begins(tokenBegin, "then");
    memberName();
    if (token != Token.LEFT_PAREN || !(isCatch || isThen)) {
      return Constants.UNKNOWN;
    }
    int first = promiseBegin;
    int last = promiseEnd;
    boolean isHandled = countedArguments() > 1 || isCatch;
    promiseBegin = first;
    promiseEnd = last;
    if (!isHandled) {
      return Constants.PROMISE;
    }
    for (int dependency = first; dependency < last; dependency++) {
      findings.addFlags(dependency, DependencyFlags.OPTIONAL);
    }
    return Constants.UNKNOWN;
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
    if (token == Token.PROCESS) {
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
