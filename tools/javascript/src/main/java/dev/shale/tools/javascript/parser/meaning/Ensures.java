package dev.shale.tools.javascript.parser.meaning;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.rows.IntRows;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * Reads {@code require.ensure(["./a"], function (require) { require("./b"); }, function (error) {},
 * "name")}: what the list names and what the first function requires is loaded together, later. The
 * second function and the name may be missing. What the second requires has to be there when the
 * others could not be loaded, so it belongs to the module.
 */
public final class Ensures {
  private static final int ENSURE = JavaScriptKinds.REQUIRE_ENSURE.code();
  private static final int REQUIRE_RESOLVE = JavaScriptKinds.REQUIRE_RESOLVE.code();
  private static final int LIST = 0;
  private static final int SUCCESS = 1;
  private static final int FAILURE = 2;
  private static final int NAME = 3;

  private final Amd amd;
  private final Surroundings around;
  private final Findings findings;
  private final Hints hints;
  private final Requests requests;
  private final Tokens tokens;
  private final Values values;

  /** Of each block the first dependency that is loaded, and the end of its dependencies. */
  private final IntRows blocks = new IntRows(2);

  /** Whether the arguments so far are those of a call that bundlers read. */
  private boolean isMeant;

  /** The string that names what is loaded, or {@link Constants#UNKNOWN}. */
  private int name;

  Ensures(Meaning meaning) {
    amd = meaning.amd;
    around = meaning.around;
    findings = meaning.findings;
    hints = meaning.hints;
    requests = meaning.requests;
    tokens = meaning.tokens;
    values = meaning.values;
  }

  void open() {
    blocks.truncate(0);
  }

  /**
   * When all is read: a block whose first dependency is in code that never runs begins with the
   * first of those that may run.
   */
  public void settle(Uses uses) {
    for (int row = 0; row < blocks.count(); row++) {
      int first = blocks.get(row, 0);
      if (!findings.exists(first, uses)) {
        lead(first, blocks.get(row, 1), uses);
      }
    }
  }

  private void lead(int first, int last, Uses uses) {
    int depth = BlockFlags.depth(findings.nesting(first));
    int leader = first + 1;
    while (leader < last && !(isJoined(leader, depth) && findings.exists(leader, uses))) {
      leader++;
    }
    if (leader < last) {
      hints.separate(findings.hints(leader));
      for (int dependency = first + 1; dependency < leader; dependency++) {
        findings.putOff(dependency, depth + 1);
      }
    }
  }

  private boolean isJoined(int dependency, int depth) {
    int number = findings.hints(dependency);
    return number != Findings.NO_HINTS
        && (hints.hintFlags(number) & BlockFlags.JOINED) != 0
        && BlockFlags.depth(findings.nesting(dependency)) == depth;
  }

  /**
   * Reads the arguments.
   *
   * @param from where the call begins
   * @param reference the tracked reference of {@code require}
   */
  public void ensure(int from, int reference) {
    int outer = around.context;
    boolean outerMeant = isMeant;
    int outerName = name;
    around.context = 0;
    int first = findings.count();
    int last = first;
    int count = LIST;
    isMeant = true;
    name = Constants.UNKNOWN;
    tokens.next();
    while (tokens.token != Token.RIGHT_PAREN) {
      boolean isSpread = tokens.accept(Token.ELLIPSIS);
      boolean isFunction = argument(count, reference);
      isMeant &= !isSpread;
      last = count == LIST || (count == SUCCESS && isFunction) ? findings.count() : last;
      count++;
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    around.context = outer;
    tokens.expect(Token.RIGHT_PAREN);
    if (isMeant && count > SUCCESS && count <= NAME + 1) {
      settle(first, last, from, Constants.isString(name) ? name : Constants.UNKNOWN);
    } else {
      bury(first, reference);
    }
    isMeant = outerMeant;
    name = outerName;
  }

  /** Reads the argument at a place; returns whether it is a function. */
  private boolean argument(int place, int reference) {
    boolean isArray = tokens.token == Token.LEFT_BRACKET;
    boolean isFunction = amd.beginsFunction();
    boolean wasMeant = isMeant;
    int value = amd.argument(ENSURE, Names.REQUIRE, reference);
    boolean isText = Constants.isText(value);
    isMeant = wasMeant;
    if (place == LIST) {
      isMeant = isArray ? amd.isListKnown : isText;
      if (isMeant && !isArray) {
        requests.add(ENSURE, value, 0, reference);
      }
    } else if (place == NAME || (place == FAILURE && !isFunction)) {
      isMeant &= isText || (place == FAILURE && tokens.token == Token.COMMA);
      name = value;
    }
    return isFunction;
  }

  /**
   * Makes one block of what was found. What asks for it by itself, inside of the function, stays
   * what it is, and lies in the block.
   */
  private void settle(int first, int last, int from, int chunkName) {
    int nameBegin = chunkName == Constants.UNKNOWN ? 0 : values.literalBegin(chunkName) + 1;
    int nameEnd = chunkName == Constants.UNKNOWN ? 0 : values.literalEnd(chunkName) - 1;
    int begin = first;
    while (begin < last && !isLoaded(begin)) {
      begin++;
    }
    boolean isAny = begin < last;
    if (isAny) {
      int row = blocks.add();
      blocks.set(row, 0, begin);
      blocks.set(row, 1, last);
    }
    for (int dependency = first; isAny && dependency < last; dependency++) {
      if (isLoaded(dependency)) {
        join(dependency, from);
        int flags = dependency == begin ? 0 : BlockFlags.JOINED;
        findings.hints(dependency, dependency + 1, hints.ofChunk(nameBegin, nameEnd, flags));
      } else {
        findings.nest(dependency, dependency < begin);
      }
    }
  }

  /** Whether a call loads what asks for it inside of it, as no call inside does. */
  private boolean isLoaded(int dependency) {
    int kind = findings.kind(dependency);
    boolean isWeak = (findings.flags(dependency) & DependencyFlags.WEAK) != 0;
    boolean isNested = findings.hints(dependency) != Findings.NO_HINTS;
    return (kind == ENSURE && !isNested)
        || kind == Loaders.REQUIRE
        || (kind == REQUIRE_RESOLVE && !isWeak);
  }

  private void join(int dependency, int from) {
    if (findings.kind(dependency) == REQUIRE_RESOLVE) {
      findings.addFlags(dependency, dependency + 1, DependencyFlags.OPTIONAL);
    }
    findings.kind(dependency, ENSURE);
    // It is loaded with the list, whatever the function does.
    findings.removeFlags(dependency, DependencyFlags.CONDITIONAL);
    findings.addFlags(
        dependency, dependency + 1, requests.surroundingFlags() & DependencyFlags.CONDITIONAL);
    if (findings.outerBegin(dependency) == findings.literalBegin(dependency)) {
      findings.surround(dependency, dependency + 1, from, tokens.previousEnd);
    }
  }

  /** Takes back what the list names, and what functions would ask for with what they are given. */
  private void bury(int first, int reference) {
    for (int dependency = first; dependency < findings.count(); dependency++) {
      if (findings.reference(dependency) == reference) {
        findings.bury(dependency, dependency + 1, Findings.DEAD);
      }
    }
  }
}
