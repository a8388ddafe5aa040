package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;

/** Members, calls and constructions; among them the calls that are dependencies. */
abstract class Calls extends Amd {
  private static final int REQUIRE = DependencyKind.REQUIRE.ordinal();
  private static final int DYNAMIC_IMPORT = DependencyKind.DYNAMIC_IMPORT.ordinal();
  private static final int URL = DependencyKind.URL.ordinal();
  private static final int REQUIRE_RESOLVE = DependencyKind.REQUIRE_RESOLVE.ordinal();
  private static final int IMPORT_META_RESOLVE = DependencyKind.IMPORT_META_RESOLVE.ordinal();
  private static final int WORKER = DependencyKind.WORKER.ordinal();

  /** The tracked reference of the last {@link Constants#REQUIRE} or {@link Constants#MODULE}. */
  private int loaderReference;

  /** Where that reference, or the last function of {@code import.meta}, begins. */
  private int loaderBegin;

  /** The dependencies of the last {@link Constants#PROMISE}. */
  private int promiseBegin;

  private int promiseEnd;

  /** The use of what that promise brings; none once it is another promise. */
  private int promiseUse;

  /** The effects so far of the arguments in the innermost chain of calls. */
  private int effectsInside;

  @Override
  final int leftHandSide() {
    if (pureAt != tokenBegin) {
      return suffixes(primary(), true);
    }
    int before = effects;
    int outer = effectsInside;
    effectsInside = 0;
    int value = suffixes(primary(), true);
    if (value != Constants.ARROW && isCalled()) {
      // The calls and members of the chain have no effects; what stands in the arguments may have.
      effects = before + effectsInside;
    }
    effectsInside = outer;
    return value;
  }

  /** Whether the last token closed the arguments of a call, or of a constructor. */
  private boolean isCalled() {
    return bytes[previousEnd - 1] == ')';
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
          value = call(value);
          continue;
        }
        case Token.LEFT_BRACKET -> {
          value = index(value);
          continue;
        }
        case Token.BACKQUOTE -> {
          effect();
          called(value);
          template();
        }
        case Token.OPTIONAL_DOT -> {
          if (!withCalls) {
            return value;
          }
          next();
          value = optionalMember(value);
          continue;
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
    if (value == Constants.UNKNOWN) {
      effect();
      memberName();
      return value;
    }
    if (value == Constants.PROMISE) {
      return memberOfPromise();
    }
    if (Constants.isUse(value)) {
      return memberOfUse(value);
    }
    if (value == Constants.GLOBAL) {
      return memberOfGlobal();
    }
    if (value == Constants.PREFIX) {
      return prefixMember();
    }
    effect();
    isUniversal |= value == Constants.DEFINE;
    int member = Constants.UNKNOWN;
    if (value == Constants.MODULE && token == Token.REQUIRE) {
      member = Constants.REQUIRE;
    } else if (value == Constants.REQUIRE && token == Token.IDENTIFIER) {
      member = memberOfRequire();
    } else if (value == Constants.MODULE && isDefinedModule(loaderReference, loaderBegin)) {
      return prefixMember();
    }
    memberName();
    return member;
  }

  private int memberOfRequire() {
    if (isToken("resolve")) {
      return Constants.REQUIRE_RESOLVE;
    }
    if (isToken("resolveWeak")) {
      return Constants.REQUIRE_RESOLVE_WEAK;
    }
    return isToken("context") ? Constants.REQUIRE_CONTEXT : Constants.UNKNOWN;
  }

  private boolean isToken(String word) {
    return escapedName == 0
        ? position - tokenBegin == word.length() && begins(tokenBegin, word)
        : names.text(escapedName - 1).equals(word);
  }

  private int memberOfUse(int value) {
    int use = Constants.number(value);
    if (!isNamespace(use)) {
      effect();
    }
    if (Token.isWord(token)) {
      uses.extend(use, internName(), position);
    }
    memberName();
    return value;
  }

  /** Reads the member of a global, which is all that stands between it and the position. */
  private int memberOfGlobal() {
    boolean isPrototype = begins(tokenBegin, "prototype");
    boolean isFunction = Globals.isPureMember(bytes, globalBegin, position);
    memberName();
    return isPrototype
        ? Constants.GLOBAL
        : isFunction ? Constants.PURE_FUNCTION : Constants.UNKNOWN;
  }

  private void memberName() {
    if (!Token.isWord(token) && token != Token.PRIVATE_NAME) {
      throw expected(Token.IDENTIFIER);
    }
    next();
  }

  private int index(int value) {
    next();
    if (value == Constants.PREFIX) {
      return prefixIndex();
    }
    int reference = loaderReference;
    int from = loaderBegin;
    int name = nested();
    expect(Token.RIGHT_BRACKET);
    effect();
    isUniversal |= value == Constants.DEFINE;
    if (Constants.isUse(value) && Constants.isString(name)) {
      int literal = Constants.offset(name);
      int use = Constants.number(value);
      uses.extend(use, internString(literal, literalEnd(name)), previousEnd);
      return value;
    }
    if (value != Constants.MODULE || !Constants.isText(name)) {
      return Constants.UNKNOWN;
    }
    loaderReference = reference;
    loaderBegin = from;
    return isText(name, "require") == Constants.TRUE ? Constants.REQUIRE : Constants.UNKNOWN;
  }

  /** Reads what follows {@code ?.}, which goes on with a use, but calls nothing that is known. */
  private int optionalMember(int value) {
    if (value == Constants.PREFIX && Token.isWord(token)) {
      return prefixMember();
    }
    if (value == Constants.PREFIX && token == Token.LEFT_BRACKET) {
      return index(value);
    }
    if (Constants.isUse(value)) {
      if (Token.isWord(token)) {
        return memberOfUse(value);
      }
      if (token == Token.LEFT_BRACKET) {
        return index(value);
      }
      called(value);
    }
    effect();
    optionalMember();
    return Constants.UNKNOWN;
  }

  private void called(int value) {
    if (Constants.isUse(value)) {
      uses.call(Constants.number(value));
    }
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
    int inside = effectsInside;
    int before = effects;
    context = (outer & OUTSIDE) * (ARGUMENT / OUTSIDE);
    next();
    int count = restOfArguments();
    context = outer;
    effectsInside = inside + effects - before;
    return count;
  }

  private int restOfArguments() {
    int count = 0;
    while (token != Token.RIGHT_PAREN) {
      if (accept(Token.ELLIPSIS)) {
        effect();
      }
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
    boolean isOutside = (context & (OUTSIDE | ARGUMENT)) != 0;
    if (value == Constants.MODULE || (isOutside && value != Constants.DEFINE)) {
      mention();
    }
    int name = internName();
    if (names.importedBy[name] != 0) {
      return identifier();
    }
    int from = tokenBegin;
    next();
    if (token == Token.ARROW && !newlineBefore) {
      return singleParameterArrow(name, 0);
    }
    if ((context & BINDING) != 0) {
      scopes.bindable(name);
    }
    loaderBegin = from;
    loaderReference = track(name, from, previousEnd);
    return value;
  }

  private int call(int callee) {
    if (callee != Constants.PURE_FUNCTION) {
      effect();
    }
    if (callee == Constants.REQUIRE && byteAt(behindSpaces(position)) != '[') {
      return loading(REQUIRE, 0, loaderReference);
    }
    if (callee == Constants.REQUIRE || callee == Constants.DEFINE) {
      amdCall(loaderBegin, loaderReference);
      return Constants.UNKNOWN;
    }
    if (Constants.isLoader(callee)) {
      rareLoading(callee);
    } else {
      called(callee);
      countedArguments();
    }
    return Constants.UNKNOWN;
  }

  /** Reads the arguments of a function that takes one request and nothing else. */
  private int loading(int kind, int flags, int reference) {
    int from = loaderBegin;
    int outer = context;
    context = 0;
    request(kind, true, flags, reference);
    int first = firstRequested;
    int last = findings.count();
    restOfArguments();
    context = outer;
    findings.surround(first, last, from, previousEnd);
    if (last == first || kind != REQUIRE) {
      return Constants.UNKNOWN;
    }
    uses.dependencies(reference, first, last, previousEnd);
    return Constants.use(reference);
  }

  private void rareLoading(int callee) {
    switch (callee) {
      case Constants.REQUIRE_RESOLVE -> loading(REQUIRE_RESOLVE, 0, loaderReference);
      case Constants.REQUIRE_RESOLVE_WEAK ->
          loading(REQUIRE_RESOLVE, DependencyFlags.WEAK, loaderReference);
      case Constants.META_RESOLVE -> loading(IMPORT_META_RESOLVE, 0, Findings.NO_REFERENCE);
      case Constants.META_GLOB -> glob();
      case Constants.META_CONTEXT -> directory(Findings.NO_REFERENCE);
      default -> directory(loaderReference);
    }
  }

  /** Reads {@code ("./a/*.js")} or {@code (["./a/*.js", "./b/*.js"])}. */
  private void glob() {
    int from = loaderBegin;
    int outer = context;
    context = 0;
    int first = findings.count();
    next();
    if (accept(Token.LEFT_BRACKET)) {
      while (token != Token.RIGHT_BRACKET) {
        accept(Token.ELLIPSIS);
        addContext(assignment(), Findings.NO_REFERENCE);
        if (!accept(Token.COMMA)) {
          break;
        }
      }
      expect(Token.RIGHT_BRACKET);
    } else if (token != Token.RIGHT_PAREN) {
      accept(Token.ELLIPSIS);
      addContext(assignment(), Findings.NO_REFERENCE);
    }
    int last = findings.count();
    accept(Token.COMMA);
    restOfArguments();
    context = outer;
    findings.surround(first, last, from, previousEnd);
  }

  /**
   * Reads {@code ("./a", isDeep, /x/)}: the files of a directory and, unless it is said otherwise,
   * of those in it.
   */
  private void directory(int reference) {
    int from = loaderBegin;
    int outer = context;
    context = 0;
    next();
    int value = firstArgument();
    int isDeep = firstArgument();
    int first = findings.count();
    if (Constants.isText(value)) {
      addContext(suffixed(value, isDeep == Constants.FALSE ? "/*" : "/**/*"), reference);
    }
    restOfArguments();
    context = outer;
    findings.surround(first, findings.count(), from, previousEnd);
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

  @Override
  final int process() {
    int name = internName();
    if (names.importedBy[name] != 0) {
      return identifier();
    }
    int nameBegin = tokenBegin;
    next();
    if (token == Token.ARROW && !newlineBefore) {
      return singleParameterArrow(name, 0);
    }
    if (definesProcess) {
      return defined(name);
    }
    if (token != Token.DOT && token != Token.OPTIONAL_DOT) {
      return reference(name, nameBegin, previousEnd);
    }
    int tracked = track(name, nameBegin, previousEnd);
    next();
    boolean isEnvironment = token == Token.ENV;
    optionalMember();
    if (!isEnvironment || !isModeMember()) {
      effect();
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
    int from = tokenBegin;
    int flags = 0;
    next();
    if (token == Token.DOT) {
      next();
      if (token == Token.META) {
        return meta(from);
      }
      // import.source("x"), import.defer("x")
      if (token != Token.SOURCE && token != Token.DEFER) {
        throw unexpected();
      }
      flags = token == Token.DEFER ? DependencyFlags.DEFER : DependencyFlags.SOURCE;
      next();
    }
    if (token != Token.LEFT_PAREN) {
      throw expected(Token.LEFT_PAREN);
    }
    return dynamicImport(from, flags);
  }

  private int meta(int from) {
    isModule = true;
    next();
    if (token != Token.DOT) {
      return Constants.TRUTHY;
    }
    next();
    loaderBegin = from;
    if (isDefinedMember()) {
      return definedMember(from);
    }
    int value = token == Token.LOWER_URL ? Constants.META_URL : memberOfMeta();
    memberName();
    return value;
  }

  private int memberOfMeta() {
    if (isToken("resolve")) {
      return Constants.META_RESOLVE;
    }
    if (isToken("glob") || isToken("globEager")) {
      return Constants.META_GLOB;
    }
    return isToken("webpackContext") ? Constants.META_CONTEXT : Constants.UNKNOWN;
  }

  private int dynamicImport(int from, int flags) {
    effect();
    int outer = context;
    context = 0;
    request(DYNAMIC_IMPORT, false, flags, Findings.NO_REFERENCE);
    int first = firstRequested;
    int last = findings.count();
    if (token == Token.LEFT_BRACE && last > first) {
      attributes(first, last);
    }
    restOfArguments();
    context = outer;
    findings.surround(first, last, from, previousEnd);
    promiseBegin = first;
    promiseEnd = last;
    promiseUse = uses.add(Uses.NO_NAME, parts.current(), liveness, from, previousEnd);
    uses.dependencies(promiseUse, first, last, previousEnd);
    return last > first ? Constants.PROMISE : Constants.TRUTHY;
  }

  /** Looks for {@code with: {...}} in the second argument, which is read thereafter. */
  private void attributes(int first, int last) {
    int from = tokenBegin;
    boolean newline = newlineBefore;
    int depth = depth();
    try {
      next();
      boolean isAttributes = token == Token.WITH || token == Token.ASSERT;
      next();
      isAttributes &= token == Token.COLON;
      next();
      if (isAttributes && token == Token.LEFT_BRACE) {
        int begin = tokenBegin;
        next();
        skipNested(Token.RIGHT_BRACE);
        findings.attributes(first, last, begin, position);
      }
    } catch (ParseFailure garbled) {
      recover(garbled, depth);
    }
    rewind(from, newline);
  }

  /**
   * Reads {@code .then(...)} and {@code .catch(...)} behind an import, which has its failure
   * handled by the latter and by a second argument of the former.
   */
  private int memberOfPromise() {
    boolean isCatch = token == Token.CATCH;
    boolean isThen = token == Token.IDENTIFIER && isToken("then");
    memberName();
    effect();
    promiseUse = Uses.NONE;
    if (token != Token.LEFT_PAREN || !(isCatch || isThen)) {
      return Constants.UNKNOWN;
    }
    int first = promiseBegin;
    int last = promiseEnd;
    boolean isHandled = countedArguments() > 1 || isCatch;
    promiseBegin = first;
    promiseEnd = last;
    promiseUse = Uses.NONE;
    if (!isHandled) {
      return Constants.PROMISE;
    }
    findings.addFlags(first, last, DependencyFlags.OPTIONAL);
    return Constants.UNKNOWN;
  }

  /** What {@code await} makes of a value. */
  final int awaited(int value) {
    return value == Constants.PROMISE && promiseUse != Uses.NONE
        ? Constants.use(promiseUse)
        : Constants.UNKNOWN;
  }

  @Override
  final int construct() {
    int from = tokenBegin;
    next();
    if (token == Token.DOT) {
      next();
      memberName();
      return Constants.UNKNOWN;
    }
    enter();
    int value = constructed(from);
    leave();
    return value;
  }

  private int constructed(int from) {
    if (token == Token.URL && peek() == Token.LEFT_PAREN) {
      return newUrl(from);
    }
    boolean isWorker = token == Token.WORKER || token == Token.SHARED_WORKER;
    if (isWorker && peek() == Token.LEFT_PAREN) {
      return newWorker(from);
    }
    int outer = context;
    context &= ~BINDING;
    int nameBegin = tokenBegin;
    int value = suffixes(token == Token.NEW ? construct() : callee(), false);
    context = outer;
    called(value);
    if (value != Constants.GLOBAL || !isNewCollection(nameBegin)) {
      effect();
    }
    if (token == Token.LEFT_PAREN) {
      arguments();
    }
    return Constants.TRUTHY;
  }

  /** Whether {@code new} makes a collection that is empty or has the elements of an array. */
  private boolean isNewCollection(int nameBegin) {
    if (!Globals.isCollection(bytes, nameBegin, previousEnd)) {
      return false;
    }
    int argument = token == Token.LEFT_PAREN ? peek() : Token.RIGHT_PAREN;
    return argument == Token.RIGHT_PAREN || argument == Token.LEFT_BRACKET;
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

  private int newUrl(int from) {
    int tracked = track(internName(), tokenBegin, position);
    int outer = context;
    context = 0;
    next();
    int gap = position;
    next();
    int begin = tokenBegin;
    int value = firstArgument();
    int hints = hints(gap, begin, 0, 0);
    int base = firstArgument();
    boolean isFile = token == Token.RIGHT_PAREN && base == Constants.META_URL;
    restOfArguments();
    context = outer;
    effect();
    if (!isFile || !Constants.isString(value) || !isFileRequest(Constants.offset(value))) {
      return Constants.TRUTHY;
    }
    if ((hintFlags(hints) & IGNORED) == 0) {
      int first = findings.count();
      add(URL, value, 0, tracked);
      findings.surround(first, findings.count(), from, previousEnd);
      findings.hints(first, findings.count(), hints);
      return Constants.NEW_URL;
    }
    return Constants.TRUTHY;
  }

  /** Whether a URL may be a file beside this one: it has neither content nor host in itself. */
  private boolean isFileRequest(int literal) {
    int from = literal + 1;
    return bytes[from] != bytes[literal]
        && !begins(from, "data:")
        && !begins(from, "http:")
        && !begins(from, "https:");
  }

  private int newWorker(int from) {
    reference();
    int outer = context;
    context = 0;
    next();
    int gap = position;
    next();
    int begin = tokenBegin;
    int dependency = findings.count();
    boolean isWorker = firstArgument() == Constants.NEW_URL;
    if (isWorker) {
      dependency = findings.count() - 1;
      while (findings.kind(dependency) != URL) {
        dependency--;
      }
      findings.kind(dependency, WORKER);
    }
    int hints = hints(gap, begin, 0, 0);
    restOfArguments();
    context = outer;
    effect();
    if (isWorker) {
      worker(dependency, hints, from);
    }
    return Constants.TRUTHY;
  }

  private void worker(int dependency, int hints, int from) {
    findings.surround(dependency, dependency + 1, from, previousEnd);
    if ((hintFlags(hints) & IGNORED) != 0) {
      findings.bury(dependency, dependency + 1, Findings.DEAD);
    } else if (hints != Findings.NO_HINTS) {
      findings.hints(dependency, dependency + 1, hints);
    }
  }
}
