package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Notes;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Exported;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Patterns;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Declarations of variables. */
final class Variables {
  private final Surroundings around;
  private final BindingPatterns bindingPatterns;
  private final Exported exported;
  private final Expressions expressions;
  private final Functions functions;
  private final Notes notes;
  private final Parts parts;
  private final Patterns patterns;
  private final Reading reading;
  private final Scopes scopes;
  private final Tokens tokens;
  private final Uses uses;

  Variables(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    around = meaning.around;
    bindingPatterns = grammar.bindingPatterns;
    exported = meaning.exported;
    expressions = grammar.expressions;
    functions = grammar.functions;
    notes = meaning.notes;
    parts = meaning.parts;
    patterns = grammar.patterns;
    reading = meaning.reading;
    scopes = meaning.scopes;
    tokens = meaning.tokens;
    uses = meaning.uses;
  }

  /** Reads the keyword, the variables and the end of the statement. */
  void variableStatement(boolean isHoisted, boolean isSplit) {
    boolean isConstant = tokens.token == Token.CONST;
    variable(isHoisted, isConstant);
    while (tokens.token == Token.COMMA) {
      if (isSplit) {
        parts.end(tokens.previousEnd, scopes, around.effects, around.effectKind());
        parts.begin(tokens.position, scopes, around.effects);
        around.beginEffects();
      }
      variable(isHoisted, isConstant);
    }
    tokens.semicolon();
  }

  void variables(boolean isHoisted) {
    do {
      variable(isHoisted, false);
    } while (tokens.token == Token.COMMA);
  }

  /** Reads a variable behind the keyword or the comma that is the current token. */
  private void variable(boolean isHoisted, boolean isConstant) {
    tokens.next();
    boolean isName = Token.isName(tokens.token);
    boolean isObject = tokens.token == Token.LEFT_BRACE;
    int pattern = patterns.begin(isObject);
    int exportCount = exported.count();
    int name = isName ? tokens.internName() : Names.DEFAULT;
    bindingPatterns.binding(isHoisted);
    int patternEnd = patterns.end();
    if (reading.hasTypes) {
      if (tokens.token == Token.NOT && !tokens.newlineBefore) {
        tokens.next();
      }
      functions.optionalAnnotation();
    }
    if (tokens.accept(Token.ASSIGN)) {
      functions.pureFunctionAhead |= tokens.pureFunctionAt == tokens.tokenBegin;
      if (isName) {
        functions.pureFunction(name);
      }
      int before = around.effects;
      int value = expressions.assignment();
      if (isObject && Constants.isUse(value)) {
        destructure(Constants.number(value), pattern, patternEnd);
      } else if (!isName) {
        around.effect(EffectKind.PATTERN);
      } else if (exported.count() == exportCount) {
        if (!isHoisted || scopes.isFunction()) {
          notes.hold(name, value);
        }
      } else if (isConstant && around.effects == before) {
        exported.constant(exportCount, value);
      }
    }
    patterns.truncate(pattern);
  }

  /** Makes of the use of a module, or of an object in it, uses of what a pattern takes. */
  private void destructure(int use, int pattern, int patternEnd) {
    if (!notes.isNamespace(use)) {
      around.effect(EffectKind.PATTERN);
    }
    uses.drop(use);
    for (int path = pattern; path < patternEnd; path += 1 + patterns.length(path)) {
      int copy = uses.copy(use);
      for (int index = 0; index < patterns.length(path); index++) {
        uses.extend(copy, patterns.name(path, index), uses.end(use));
      }
    }
  }
}
