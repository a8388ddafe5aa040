package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Modules of AMD: what {@code define} and a {@code require} with a list ask for. */
public final class Amd {
  private static final int AMD = JavaScriptKinds.AMD.code();

  /** What a list may name that is no module, but given to the function. */
  private static final String[] GIVEN = {"require", "exports", "module"};

  private final Surroundings around;
  private final Definitions definitions;
  private final Descent descent;
  private final Findings findings;
  private final Loaders loaders;
  private final Requests requests;
  private final Tokens tokens;
  private final Values values;

  /**
   * The tracked reference of {@code define} when the function ahead makes an AMD module, which is
   * given a {@code require} of its own; otherwise {@link Findings#NO_REFERENCE}.
   */
  public int factoryAhead;

  /** Where an array begins whose elements {@link #listed} is told. */
  public int listBegin;

  /** What those elements ask for: modules of AMD, or what {@code require.ensure} is to load. */
  private int listKind;

  /** The tracked reference of the function whose list is read. */
  private int listReference;

  Amd(Meaning meaning) {
    around = meaning.around;
    definitions = meaning.definitions;
    descent = meaning.descent;
    findings = meaning.findings;
    loaders = meaning.loaders;
    requests = meaning.requests;
    tokens = meaning.tokens;
    values = meaning.values;
  }

  void open() {
    listBegin = -1;
    factoryAhead = Findings.NO_REFERENCE;
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
   * Reads {@code (id?, ["./a"]?, factory)}.
   *
   * @param from where the call begins
   * @param reference the tracked reference that has to be free for it to be one of AMD
   */
  public void amdCall(int from, int reference) {
    int outer = around.context;
    int first = findings.count();
    int last = first;
    around.context = 0;
    tokens.next();
    while (tokens.token != Token.RIGHT_PAREN) {
      tokens.accept(Token.ELLIPSIS);
      boolean isList = tokens.token == Token.LEFT_BRACKET;
      int before = findings.count();
      argument(AMD, reference);
      if (isList) {
        first = before;
        last = findings.count();
      }
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    around.context = outer;
    tokens.expect(Token.RIGHT_PAREN);
    for (int dependency = first; dependency < last; dependency++) {
      if (findings.kind(dependency) == AMD) {
        findings.surround(dependency, dependency + 1, from, tokens.previousEnd);
      }
    }
  }

  /**
   * Reads an argument, which may be a list of requests, or a function that is given a {@code
   * require} of its own.
   *
   * @param kind what the elements of a list ask for
   * @param reference the tracked reference that has to be free for that
   */
  int argument(int kind, int reference) {
    int outerList = listBegin;
    int outerKind = listKind;
    int outerReference = listReference;
    listBegin = tokens.token == Token.LEFT_BRACKET ? tokens.tokenBegin : -1;
    listKind = kind;
    listReference = reference;
    factoryAhead = beginsFunction() ? reference : Findings.NO_REFERENCE;
    int value = descent.assignment();
    factoryAhead = Findings.NO_REFERENCE;
    listBegin = outerList;
    listKind = outerKind;
    listReference = outerReference;
    return value;
  }

  private boolean beginsFunction() {
    return tokens.token == Token.FUNCTION
        || tokens.token == Token.ASYNC
        || tokens.token == Token.LEFT_PAREN
        || (Token.isName(tokens.token) && tokens.peek() == Token.ARROW);
  }

  public void listed(int value) {
    for (String name : GIVEN) {
      if (Constants.isText(value) && values.isText(value, name) == Constants.TRUE) {
        return;
      }
    }
    requests.add(listKind, value, 0, listReference);
  }
}
