package dev.shale.tools.javascript.parser.meaning;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Reads {@code import()} with what is done to its promise, and {@code import.meta}. */
public final class ImportCalls {
  private static final int DYNAMIC_IMPORT = JavaScriptKinds.DYNAMIC_IMPORT.code();

  private final Surroundings around;
  private final Callbacks callbacks;
  private final Definitions definitions;
  private final Descent descent;
  private final Findings findings;
  private final Loaders loaders;
  private final Parts parts;
  private final Reading reading;
  private final Requests requests;
  private final Tokens tokens;
  private final Uses uses;

  /** The dependencies of the last {@link Constants#PROMISE}. */
  private int promiseBegin;

  private int promiseEnd;

  /** The use of what that promise brings; none once it is another promise. */
  private int promiseUse;

  ImportCalls(Meaning meaning) {
    around = meaning.around;
    callbacks = new Callbacks(meaning);
    definitions = meaning.definitions;
    descent = meaning.descent;
    findings = meaning.findings;
    loaders = meaning.loaders;
    parts = meaning.parts;
    reading = meaning.reading;
    requests = meaning.requests;
    tokens = meaning.tokens;
    uses = meaning.uses;
  }

  void open() {
    callbacks.open();
  }

  /**
   * Notes that a function has declared its parameters.
   *
   * @param at where its parenthesis is, or where the name ends that is all of them
   */
  public void holdParameter(int at) {
    callbacks.holdParameter(at);
  }

  public int importExpression() {
    int from = tokens.tokenBegin;
    int flags = 0;
    tokens.next();
    if (tokens.token == Token.DOT) {
      tokens.next();
      if (tokens.token == Token.META) {
        return meta(from);
      }
      // import.source("x"), import.defer("x")
      if (tokens.token != Token.SOURCE && tokens.token != Token.DEFER) {
        throw tokens.unexpected();
      }
      flags = tokens.token == Token.DEFER ? DependencyFlags.DEFER : DependencyFlags.SOURCE;
      tokens.next();
    }
    if (tokens.token != Token.LEFT_PAREN) {
      throw tokens.expected(Token.LEFT_PAREN);
    }
    return dynamicImport(from, flags);
  }

  private int meta(int from) {
    reading.isModule = true;
    tokens.next();
    if (tokens.token != Token.DOT) {
      return Constants.TRUTHY;
    }
    tokens.next();
    loaders.loaderBegin = from;
    if (definitions.isDefinedMember()) {
      return definitions.definedMember(from);
    }
    int value = tokens.token == Token.LOWER_URL ? Constants.META_URL : memberOfMeta();
    tokens.memberName();
    return value;
  }

  private int memberOfMeta() {
    if (tokens.isToken("resolve")) {
      return Constants.META_RESOLVE;
    }
    loaders.isEagerGlob = tokens.isToken("globEager");
    if (tokens.isToken("glob") || loaders.isEagerGlob) {
      return Constants.META_GLOB;
    }
    return tokens.isToken("webpackContext") ? Constants.META_CONTEXT : Constants.UNKNOWN;
  }

  private int dynamicImport(int from, int flags) {
    around.effect(EffectKind.IMPORT);
    int outer = around.context;
    around.context = 0;
    requests.request(DYNAMIC_IMPORT, false, flags, Findings.NO_REFERENCE);
    int first = requests.firstRequested;
    int last = findings.count();
    if (tokens.token == Token.LEFT_BRACE && last > first) {
      attributes(first, last);
    }
    descent.restOfArguments();
    around.context = outer;
    findings.surround(first, last, from, tokens.previousEnd);
    promiseBegin = first;
    promiseEnd = last;
    promiseUse = uses.add(Uses.NO_NAME, parts.current(), around.liveness, from, tokens.previousEnd);
    uses.dependencies(promiseUse, first, last, tokens.previousEnd);
    return last > first ? Constants.PROMISE : Constants.TRUTHY;
  }

  /** Looks for {@code with: {...}} in the second argument, which is read thereafter. */
  private void attributes(int first, int last) {
    int from = tokens.tokenBegin;
    boolean newline = tokens.newlineBefore;
    int depth = tokens.depth();
    try {
      tokens.next();
      boolean isAttributes = tokens.token == Token.WITH || tokens.token == Token.ASSERT;
      tokens.next();
      isAttributes &= tokens.token == Token.COLON;
      tokens.next();
      if (isAttributes && tokens.token == Token.LEFT_BRACE) {
        int begin = tokens.tokenBegin;
        tokens.next();
        requests.skipNested(Token.RIGHT_BRACE);
        findings.attributes(first, last, begin, tokens.position);
      }
    } catch (ParseFailure garbled) {
      tokens.recover(garbled, depth);
    }
    tokens.rewind(from, newline);
  }

  /**
   * Reads {@code .then(...)} and {@code .catch(...)} behind an import, which has its failure
   * handled by the latter and by a second argument of the former.
   */
  public int memberOfPromise() {
    boolean isCatch = tokens.token == Token.CATCH;
    boolean isThen = tokens.token == Token.IDENTIFIER && tokens.isToken("then");
    tokens.memberName();
    around.effect(EffectKind.CALL);
    int use = promiseUse;
    promiseUse = Uses.NONE;
    if (tokens.token != Token.LEFT_PAREN || !(isCatch || isThen)) {
      return Constants.UNKNOWN;
    }
    int first = promiseBegin;
    int last = promiseEnd;
    if (isThen && use != Uses.NONE && reading.linksNames) {
      callbacks.look(use);
    }
    boolean isHandled = descent.countedArguments() > 1 || isCatch;
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
  public int awaited(int value) {
    return value == Constants.PROMISE && promiseUse != Uses.NONE
        ? Constants.use(promiseUse)
        : Constants.UNKNOWN;
  }
}
