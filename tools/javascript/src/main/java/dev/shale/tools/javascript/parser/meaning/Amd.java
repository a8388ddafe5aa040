package dev.shale.tools.javascript.parser.meaning;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Factories;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Modules of AMD: what {@code define} and a {@code require} with a list ask for. */
public final class Amd {
  private static final int AMD = JavaScriptKinds.AMD.code();
  private static final int AMD_REQUIRE = JavaScriptKinds.AMD_REQUIRE.code();
  private static final int NO_FACTORY = -1;
  private static final int NOWHERE = -1;
  private static final int NO_NAME = Factories.NO_NAME;

  /** What a list may name that is no module, but given to the function. */
  private static final String[] GIVEN = {"require", "exports", "module"};

  private final Surroundings around;
  private final Definitions definitions;
  private final Descent descent;
  private final Factories factories;
  private final Findings findings;
  private final Hints hints;
  private final Loaders loaders;
  private final Requests requests;
  private final Scopes scopes;
  private final Tokens tokens;
  private final Values values;

  /** Where an array begins whose elements {@link #listed} is told. */
  public int listBegin;

  /** What those elements ask for: modules of AMD, or what {@code require.ensure} is to load. */
  private int listKind;

  /** The tracked reference of the function whose list is read. */
  private int listReference;

  /** Whether nothing but texts was in the list so far. */
  boolean isListKnown;

  /** Which element of the list of {@code define} is {@code require}; {@link #NOWHERE} for none. */
  private int givenAt;

  private int elementCount;

  /** The row of {@link #factories} of the function ahead; {@link #NO_FACTORY} for another one. */
  private int factoryAhead;

  Amd(Meaning meaning) {
    around = meaning.around;
    definitions = meaning.definitions;
    descent = meaning.descent;
    factories = new Factories(meaning.tokens, meaning.findings, meaning.uses);
    findings = meaning.findings;
    hints = meaning.hints;
    loaders = meaning.loaders;
    requests = meaning.requests;
    scopes = meaning.scopes;
    tokens = meaning.tokens;
    values = meaning.values;
  }

  void open() {
    listBegin = NOWHERE;
    givenAt = NOWHERE;
    factoryAhead = NO_FACTORY;
    factories.open();
  }

  public int definer() {
    int behind = tokens.peek();
    boolean isUsed =
        behind == Token.LEFT_PAREN || behind == Token.DOT || behind == Token.LEFT_BRACKET;
    return isUsed && !definitions.definesDefine
        ? loaders.loader(Constants.DEFINE)
        : descent.identifier();
  }

  /**
   * Reads {@code (id?, ["./a"]?, factory)} of {@code define}, or {@code (["./a"], callback,
   * failure)} of {@code require}, the list of which is loaded later.
   *
   * @param from where the call begins
   * @param reference the tracked reference that has to be free for it to be one of AMD
   */
  public void call(boolean isDefine, int from, int reference) {
    int outer = around.context;
    int outerGiven = givenAt;
    int kind = isDefine ? AMD : AMD_REQUIRE;
    int first = findings.count();
    int last = first;
    around.context = 0;
    givenAt = 0;
    tokens.next();
    while (tokens.token != Token.RIGHT_PAREN) {
      tokens.accept(Token.ELLIPSIS);
      boolean isList = tokens.token == Token.LEFT_BRACKET;
      int before = findings.count();
      argument(kind, isDefine ? parameter(isList) : Names.REQUIRE, reference);
      if (isList) {
        first = before;
        last = findings.count();
      }
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    around.context = outer;
    givenAt = outerGiven;
    tokens.expect(Token.RIGHT_PAREN);
    settle(kind, first, last, from);
  }

  /** The name of the parameter that is {@code require}, where the argument ahead has it. */
  private int parameter(boolean isList) {
    boolean isFunction = !isList && beginsFunction();
    if (isList || (tokens.token != Token.STRING && !isFunction)) {
      // The list says it, or one that cannot be read.
      givenAt = NOWHERE;
      elementCount = 0;
    }
    return isFunction && givenAt != NOWHERE ? factories.parameter(givenAt) : NO_NAME;
  }

  private void settle(int kind, int first, int last, int from) {
    boolean isJoined = false;
    for (int dependency = first; dependency < last; dependency++) {
      boolean isOwn = findings.outerBegin(dependency) == findings.literalBegin(dependency);
      if (findings.kind(dependency) == kind && isOwn) {
        findings.surround(dependency, dependency + 1, from, tokens.previousEnd);
        if (isJoined) {
          findings.hints(dependency, dependency + 1, hints.ofChunk(0, 0, BlockFlags.JOINED));
        }
        isJoined = kind == AMD_REQUIRE;
      }
    }
  }

  /**
   * Reads an argument, which may be a list of requests, or a function that is given a {@code
   * require} of its own.
   *
   * @param kind what the elements of a list ask for
   * @param name of the parameter that is given
   * @param reference the tracked reference that has to be free for that
   */
  int argument(int kind, int name, int reference) {
    int outerList = listBegin;
    int outerKind = listKind;
    int outerReference = listReference;
    listBegin = tokens.token == Token.LEFT_BRACKET ? tokens.tokenBegin : NOWHERE;
    listKind = kind;
    listReference = reference;
    isListKnown = true;
    boolean isGiving = beginsFunction() && name != NO_NAME;
    factoryAhead = isGiving ? factories.add(name, reference, given(kind)) : NO_FACTORY;
    int value = descent.assignment();
    factoryAhead = NO_FACTORY;
    listBegin = outerList;
    listKind = outerKind;
    listReference = outerReference;
    return value;
  }

  /** What a function asks for with the {@code require} that it is given. */
  private static int given(int kind) {
    return kind == AMD || kind == AMD_REQUIRE ? AMD : Loaders.REQUIRE;
  }

  boolean beginsFunction() {
    return tokens.token == Token.FUNCTION
        || tokens.token == Token.ASYNC
        || tokens.token == Token.LEFT_PAREN
        || (Token.isName(tokens.token) && tokens.peek() == Token.ARROW);
  }

  public void listed(int value) {
    int element = elementCount++;
    isListKnown &= Constants.isText(value);
    for (String name : GIVEN) {
      if (Constants.isText(value) && values.isText(value, name) == Constants.TRUE) {
        givenAt = name.equals(GIVEN[0]) ? element : givenAt;
        return;
      }
    }
    requests.add(listKind, value, 0, listReference);
  }

  /** Tells the function that begins whether it is given a {@code require}; asked once for each. */
  public int takeFactory() {
    int factory = factoryAhead;
    factoryAhead = NO_FACTORY;
    return factory;
  }

  /** Enters the body of a function that may be a factory, behind its parameters. */
  public int enterFactory(int factory) {
    if (factory == NO_FACTORY || !scopes.declares(factories.name(factory))) {
      return NO_FACTORY;
    }
    if (factories.name(factory) != Names.REQUIRE) {
      around.loaderName = factories.name(factory);
    }
    return factory;
  }

  /** Leaves that body: what it asked for since {@code dependency} counts. */
  public void give(int factory, int dependency) {
    if (factory != NO_FACTORY) {
      factories.give(factory, dependency);
    }
  }
}
