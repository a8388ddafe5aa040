package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.token.Characters;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * Assignments by which a CommonJS file exports something: {@code exports.a = 1}. To give an export
 * its value is no effect; others see it when they use the export. Members of {@code module.exports}
 * are not among them: that may be an object which others have.
 */
public final class OwnExports {
  private static final String MEMBER = "exports.";
  private static final String WHOLE = "module.exports";

  private final Tokens tokens;
  private final Surroundings around;
  private final Parts parts;

  public OwnExports(Meaning meaning) {
    tokens = meaning.tokens;
    around = meaning.around;
    parts = meaning.parts;
  }

  /**
   * Whether what stands in front of the current token is assigned, and is an export. Then nothing
   * was read there.
   *
   * @param begin where it begins
   * @param effects how many effects there were in front of it
   * @param evaluated how many names had been read in front of it
   */
  public boolean isAssigned(int begin, int effects, int evaluated) {
    if (!around.isEvaluated || tokens.token != Token.ASSIGN) {
      return false;
    }
    boolean isWhole = tokens.previousEnd == begin + WHOLE.length() && tokens.begins(begin, WHOLE);
    boolean isMember = tokens.begins(begin, MEMBER) && isName(begin + MEMBER.length());
    if (isWhole || isMember) {
      around.effects = effects;
      parts.truncateEvaluated(evaluated);
      parts.assumeGlobal(isWhole ? Names.MODULE : Names.EXPORTS);
    }
    return isWhole || isMember;
  }

  /** Whether nothing but a name stands from a place on. */
  private boolean isName(int begin) {
    for (int at = begin; at < tokens.previousEnd; at++) {
      if (tokens.bytes[at] >= 0 && !Characters.NAME_PART[tokens.bytes[at]]) {
        return false;
      }
    }
    return begin < tokens.previousEnd;
  }

  /** Whether a name that is taken for a global means the exports, of a file that may have none. */
  static boolean isTarget(int name) {
    return name == Names.MODULE || name == Names.EXPORTS;
  }
}
