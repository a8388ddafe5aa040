package dev.shale.tools.javascript.parser.meaning;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * Calls of {@code require} and of the functions beside it: what leads to them, and what their
 * arguments ask for.
 */
public final class Loaders {
  public static final int REQUIRE = JavaScriptKinds.REQUIRE.code();
  private static final int REQUIRE_RESOLVE = JavaScriptKinds.REQUIRE_RESOLVE.code();
  private static final int GLOB = JavaScriptKinds.GLOB.code();
  private static final int EAGER_GLOB = JavaScriptKinds.EAGER_GLOB.code();
  private static final int IMPORT_META_RESOLVE = JavaScriptKinds.IMPORT_META_RESOLVE.code();

  private final Surroundings around;
  private final Descent descent;
  private final Findings findings;
  private final Names names;
  private final ContextOptions options;
  private final Notes notes;
  private final Requests requests;
  private final Scopes scopes;
  private final Tokens tokens;
  private final Uses uses;
  private final Values values;

  /** The tracked reference of the last {@link Constants#REQUIRE} or {@link Constants#MODULE}. */
  public int loaderReference;

  /** Where that reference, or the last function of {@code import.meta}, begins. */
  public int loaderBegin;

  /** Whether the last {@link Constants#META_GLOB} is {@code globEager}. */
  boolean isEagerGlob;

  Loaders(Meaning meaning) {
    around = meaning.around;
    descent = meaning.descent;
    findings = meaning.findings;
    names = meaning.names;
    notes = meaning.notes;
    requests = meaning.requests;
    scopes = meaning.scopes;
    tokens = meaning.tokens;
    uses = meaning.uses;
    values = meaning.values;
    options = new ContextOptions(descent, tokens, values);
  }

  public int memberOfRequire() {
    if (tokens.isToken("resolve")) {
      return Constants.REQUIRE_RESOLVE;
    }
    if (tokens.isToken("resolveWeak")) {
      return Constants.REQUIRE_RESOLVE_WEAK;
    }
    if (tokens.isToken("ensure")) {
      return Constants.REQUIRE_ENSURE;
    }
    return tokens.isToken("context") ? Constants.REQUIRE_CONTEXT : Constants.UNKNOWN;
  }

  public int loader(int value) {
    boolean isOutside = (around.context & (Surroundings.OUTSIDE | Surroundings.ARGUMENT)) != 0;
    if (value == Constants.MODULE || (isOutside && value != Constants.DEFINE)) {
      notes.mention();
    }
    int name = tokens.internName();
    if (names.importedBy[name] > 0) {
      return descent.identifier();
    }
    int from = tokens.tokenBegin;
    tokens.next();
    if (tokens.token == Token.ARROW && !tokens.newlineBefore) {
      return descent.singleParameterArrow(name);
    }
    if ((around.context & Surroundings.BINDING) != 0) {
      scopes.bindable(name);
    }
    loaderBegin = from;
    loaderReference = notes.track(name, from, tokens.previousEnd);
    if (value == Constants.MODULE) {
      notes.mentioned(loaderReference);
    }
    return value;
  }

  /** Reads the arguments of a function that takes one request and nothing else. */
  public int loading(int kind, int flags, int reference) {
    int from = loaderBegin;
    int outer = around.context;
    around.context = 0;
    requests.request(kind, true, flags, reference);
    int first = requests.firstRequested;
    int last = findings.count();
    descent.restOfArguments();
    around.context = outer;
    findings.surround(first, last, from, tokens.previousEnd);
    if (last == first || kind != REQUIRE) {
      return Constants.UNKNOWN;
    }
    uses.dependencies(reference, first, last, tokens.previousEnd);
    return Constants.use(reference);
  }

  public void rareLoading(int callee) {
    switch (callee) {
      case Constants.REQUIRE_RESOLVE -> loading(REQUIRE_RESOLVE, 0, loaderReference);
      case Constants.REQUIRE_RESOLVE_WEAK ->
          loading(REQUIRE_RESOLVE, DependencyFlags.WEAK, loaderReference);
      case Constants.META_RESOLVE -> loading(IMPORT_META_RESOLVE, 0, Findings.NO_REFERENCE);
      case Constants.META_GLOB -> glob();
      case Constants.META_CONTEXT -> directory(Findings.NO_REFERENCE, false);
      default -> directory(loaderReference, true);
    }
  }

  /** Reads {@code ("./a/*.js")} or {@code (["./a/*.js", "!./a/b.js"], {eager: true})}. */
  private void glob() {
    int from = loaderBegin;
    int outer = around.context;
    around.context = 0;
    int first = findings.count();
    tokens.next();
    if (tokens.accept(Token.LEFT_BRACKET)) {
      while (tokens.token != Token.RIGHT_BRACKET) {
        tokens.accept(Token.ELLIPSIS);
        requests.addGlob(descent.assignment(), Findings.NO_REFERENCE);
        if (!tokens.accept(Token.COMMA)) {
          break;
        }
      }
      tokens.expect(Token.RIGHT_BRACKET);
    } else if (tokens.token != Token.RIGHT_PAREN) {
      tokens.accept(Token.ELLIPSIS);
      requests.addGlob(descent.assignment(), Findings.NO_REFERENCE);
    }
    int last = findings.count();
    tokens.accept(Token.COMMA);
    options.clear(isEagerGlob);
    options.object();
    descent.restOfArguments();
    if (options.isEager) {
      eager(first, last);
    }
    around.context = outer;
    findings.surround(first, last, from, tokens.previousEnd);
  }

  private void eager(int first, int last) {
    for (int dependency = first; dependency < last; dependency++) {
      if (findings.kind(dependency) == GLOB) {
        findings.kind(dependency, EAGER_GLOB);
      }
    }
  }

  /**
   * Reads {@code ("./a", isDeep, /x/, "mode")} or the same in an object: the files of a directory
   * and, unless it is said otherwise, of those in it.
   */
  private void directory(int reference, boolean isByArguments) {
    int from = loaderBegin;
    int outer = around.context;
    around.context = 0;
    tokens.next();
    int value = firstArgument();
    options.clear(true);
    if (isByArguments) {
      options.arguments();
    } else {
      options.object();
    }
    int first = findings.count();
    if (Constants.isText(value)) {
      String files = options.isDeep ? "/**/*" : "/*";
      String fitting = options.expression.isEmpty() ? files : files + " " + options.expression;
      requests.addGlob(values.suffixed(value, fitting), reference);
      if (options.isEager) {
        eager(first, findings.count());
      }
    }
    descent.restOfArguments();
    around.context = outer;
    findings.surround(first, findings.count(), from, tokens.previousEnd);
  }

  /** Reads an argument, unless it is missing or spread, and the comma behind it. */
  int firstArgument() {
    if (tokens.token == Token.RIGHT_PAREN || tokens.token == Token.ELLIPSIS) {
      return Constants.UNKNOWN;
    }
    int value = descent.assignment();
    if (tokens.token != Token.RIGHT_PAREN) {
      tokens.expect(Token.COMMA);
    }
    return value;
  }
}
