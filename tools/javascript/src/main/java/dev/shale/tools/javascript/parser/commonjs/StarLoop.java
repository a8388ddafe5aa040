package dev.shale.tools.javascript.parser.commonjs;

/**
 * What Babel and Rollup make of {@code export * from "a"}: a loop over the keys of a variable that
 * holds the module, in all the forms that cjs-module-lexer knows. Leaves the variable in {@link
 * TokenMatcher#fromBegin}.
 */
final class StarLoop {
  private static final TokenPattern HEAD =
      new TokenPattern("Object . keys ( FROM= ) . forEach ( function ( KEY= ) {");
  private static final TokenPattern UNLESS_DEFAULT =
      new TokenPattern("if ( KEY === 'default' || KEY === '__esModule' ) return ;?");
  private static final TokenPattern UNLESS_OWN =
      new TokenPattern("if ( Object . hasOwnProperty . call ( NAME , KEY ) ) return ;?");
  private static final TokenPattern UNLESS_PROTOTYPE =
      new TokenPattern(
          "if ( Object . prototype . hasOwnProperty . call ( NAME , KEY ) ) return ;?");
  private static final TokenPattern UNLESS_SAME =
      new TokenPattern("if ( KEY in EXPORTS && EXPORTS [ KEY ] === FROM [ KEY ] ) return ;?");

  private static final TokenPattern IF_NOT_DEFAULT = new TokenPattern("if ( KEY !== 'default'");
  private static final TokenPattern AND_NOT_OWN =
      new TokenPattern("&& ! Object . hasOwnProperty . call ( NAME , KEY )");
  private static final TokenPattern AND_NOT_PROTOTYPE =
      new TokenPattern("&& ! Object . prototype . hasOwnProperty . call ( NAME , KEY )");
  private static final TokenPattern AND_NOT_NAMED =
      new TokenPattern("&& ! NAME . hasOwnProperty ( KEY )");
  private static final TokenPattern THEN = new TokenPattern(")");

  private static final TokenPattern ASSIGN = new TokenPattern("EXPORTS [ KEY ] = FROM [ KEY ] ;?");
  private static final TokenPattern DEFINE =
      new TokenPattern(
          "Object . defineProperty ( EXPORTS , KEY , {"
              + " enumerable : true , get FUNCTION ( ) { return FROM [ KEY ] ;? } ,? } ) ;?");
  private static final TokenPattern TAIL = new TokenPattern("} )");

  private final TokenMatcher matcher;

  StarLoop(TokenMatcher matcher) {
    this.matcher = matcher;
  }

  boolean accept() {
    return matcher.accept(HEAD)
        && (acceptReturns() || acceptCondition())
        && (matcher.accept(ASSIGN) || matcher.accept(DEFINE))
        && matcher.accept(TAIL);
  }

  private boolean acceptReturns() {
    if (!matcher.accept(UNLESS_DEFAULT)) {
      return false;
    }
    acceptOne(UNLESS_PROTOTYPE, UNLESS_OWN);
    matcher.accept(UNLESS_SAME);
    return true;
  }

  private boolean acceptCondition() {
    if (!matcher.accept(IF_NOT_DEFAULT)) {
      return false;
    }
    if (!acceptOne(AND_NOT_PROTOTYPE, AND_NOT_OWN)) {
      matcher.accept(AND_NOT_NAMED);
    }
    return matcher.accept(THEN);
  }

  private boolean acceptOne(TokenPattern pattern, TokenPattern other) {
    return matcher.accept(pattern) || matcher.accept(other);
  }
}
