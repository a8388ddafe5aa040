package dev.shale.tools.javascript.parser.meaning;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * Reads {@code require.ensure(["./a"], function (require) { require("./b"); }, "name")}: what the
 * list names and what the functions require is loaded together, later.
 */
public final class Ensures {
  private static final int AMD = JavaScriptKinds.AMD.code();
  private static final int ENSURE = JavaScriptKinds.REQUIRE_ENSURE.code();

  private final Amd amd;
  private final Surroundings around;
  private final Findings findings;
  private final Hints hints;
  private final Tokens tokens;
  private final Values values;

  Ensures(Meaning meaning) {
    amd = meaning.amd;
    around = meaning.around;
    findings = meaning.findings;
    hints = meaning.hints;
    tokens = meaning.tokens;
    values = meaning.values;
  }

  /**
   * Reads the arguments.
   *
   * @param from where the call begins
   * @param reference the tracked reference of {@code require}
   */
  public void ensure(int from, int reference) {
    int outer = around.context;
    around.context = 0;
    int first = findings.count();
    int name = Constants.UNKNOWN;
    tokens.next();
    while (tokens.token != Token.RIGHT_PAREN) {
      tokens.accept(Token.ELLIPSIS);
      name = amd.argument(ENSURE, reference);
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    around.context = outer;
    tokens.expect(Token.RIGHT_PAREN);
    settle(first, from, reference, Constants.isString(name) ? name : Constants.UNKNOWN);
  }

  /**
   * Makes one block of what was found. What asks for it by itself, inside of the functions, stays
   * what it is; behind a call in a call each is a block of its own.
   */
  private void settle(int first, int from, int reference, int name) {
    int nameBegin = name == Constants.UNKNOWN ? 0 : values.literalBegin(name) + 1;
    int nameEnd = name == Constants.UNKNOWN ? 0 : values.literalEnd(name) - 1;
    boolean isJoined = false;
    for (int dependency = first; dependency < findings.count(); dependency++) {
      boolean isNested = findings.hints(dependency) != Findings.NO_HINTS;
      int kind = findings.kind(dependency);
      if (kind == ENSURE && isNested) {
        isJoined = false;
      } else if (kind == ENSURE || kind == Loaders.REQUIRE || isGiven(dependency, reference)) {
        findings.kind(dependency, ENSURE);
        if (findings.outerBegin(dependency) == findings.literalBegin(dependency)) {
          findings.surround(dependency, dependency + 1, from, tokens.previousEnd);
        }
        int flags = isJoined ? BlockFlags.JOINED : 0;
        findings.hints(dependency, dependency + 1, hints.ofChunk(nameBegin, nameEnd, flags));
        isJoined = true;
      }
    }
  }

  /** Whether a dependency is one of the {@code require} that a function is given here. */
  private boolean isGiven(int dependency, int reference) {
    return findings.kind(dependency) == AMD && findings.reference(dependency) == reference;
  }
}
