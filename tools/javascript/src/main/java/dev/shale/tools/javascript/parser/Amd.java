package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.DependencyKind;

/** Modules of AMD: what {@code define} and a {@code require} with a list ask for. */
abstract class Amd extends Definitions {
  private static final int AMD = DependencyKind.AMD.ordinal();

  /** What a list may name that is no module, but given to the function. */
  private static final String[] GIVEN = {"require", "exports", "module"};

  /** Whether the file asks if there is a {@code define}, since it is a CommonJS module as well. */
  boolean isUniversal;

  /** The tracked reference of the function whose list is read. */
  private int listReference;

  @Override
  void open(byte[] content, int contentBegin, int contentEnd) {
    super.open(content, contentBegin, contentEnd);
    isUniversal = false;
  }

  @Override
  final int definer() {
    int behind = peek();
    boolean isUsed =
        behind == Token.LEFT_PAREN || behind == Token.DOT || behind == Token.LEFT_BRACKET;
    return isUsed && !definesDefine ? loader(Constants.DEFINE) : identifier();
  }

  /**
   * Reads {@code (id?, ["./a"]?, factory)}.
   *
   * @param from where the call begins
   * @param reference the tracked reference that has to be free for it to be one of AMD
   */
  final void amdCall(int from, int reference) {
    int outer = context;
    int outerList = listBegin;
    int outerReference = listReference;
    int first = findings.count();
    int last = first;
    context = 0;
    next();
    while (token != Token.RIGHT_PAREN) {
      accept(Token.ELLIPSIS);
      boolean isList = token == Token.LEFT_BRACKET;
      int before = findings.count();
      listBegin = isList ? tokenBegin : -1;
      listReference = reference;
      factoryAhead = beginsFunction() ? reference : Findings.NO_REFERENCE;
      assignment();
      factoryAhead = Findings.NO_REFERENCE;
      if (isList) {
        first = before;
        last = findings.count();
      }
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    listBegin = outerList;
    listReference = outerReference;
    context = outer;
    expect(Token.RIGHT_PAREN);
    for (int dependency = first; dependency < last; dependency++) {
      if (findings.kind(dependency) == AMD) {
        findings.surround(dependency, dependency + 1, from, previousEnd);
      }
    }
  }

  private boolean beginsFunction() {
    return token == Token.FUNCTION
        || token == Token.ASYNC
        || token == Token.LEFT_PAREN
        || (Token.isName(token) && peek() == Token.ARROW);
  }

  @Override
  final void listed(int value) {
    for (String name : GIVEN) {
      if (Constants.isText(value) && isText(value, name) == Constants.TRUE) {
        return;
      }
    }
    add(AMD, value, 0, listReference);
  }
}
