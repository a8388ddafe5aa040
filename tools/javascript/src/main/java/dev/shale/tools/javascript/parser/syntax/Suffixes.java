package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.parser.meaning.Amd;
import dev.shale.tools.javascript.parser.meaning.Definitions;
import dev.shale.tools.javascript.parser.meaning.Ensures;
import dev.shale.tools.javascript.parser.meaning.Globals;
import dev.shale.tools.javascript.parser.meaning.ImportCalls;
import dev.shale.tools.javascript.parser.meaning.Loaders;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.NewUrls;
import dev.shale.tools.javascript.parser.meaning.Notes;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.meaning.Values;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.RareNames;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;
import dev.shale.tools.javascript.parser.types.TypeArguments;

/** Members, indexes, arguments and templates behind an operand. */
final class Suffixes {
  private final Grammar grammar;
  private final Amd amd;
  private final Surroundings around;
  private final Definitions definitions;
  private final ImportCalls importCalls;
  private final Ensures ensures;
  private final Loaders loaders;
  private final NewUrls newUrls;
  private final Notes notes;
  private final ObjectLiterals objectLiterals;
  private final Parts parts;
  private final Primaries primaries;
  private final RareNames rareNames;
  private final Reading reading;
  private final Tokens tokens;
  private final TypeArguments typeArguments;
  private final Uses uses;
  private final Values values;

  /** The effects of the arguments of the last call in the innermost chain of calls. */
  private int effectsInside;

  Suffixes(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    this.grammar = grammar;
    amd = meaning.amd;
    around = meaning.around;
    definitions = meaning.definitions;
    importCalls = meaning.importCalls;
    ensures = meaning.ensures;
    loaders = meaning.loaders;
    newUrls = meaning.newUrls;
    notes = meaning.notes;
    objectLiterals = grammar.objectLiterals;
    parts = meaning.parts;
    primaries = grammar.primaries;
    rareNames = meaning.tokens.rareNames;
    reading = meaning.reading;
    tokens = meaning.tokens;
    typeArguments = grammar.typeArguments;
    uses = meaning.uses;
    values = meaning.values;
  }

  int leftHandSide() {
    Surroundings around = this.around;
    if (tokens.pureAt != tokens.tokenBegin) {
      return suffixes(primaries.primary(), true);
    }
    int before = around.effects;
    int outer = effectsInside;
    int evaluatedCount = parts.evaluatedCount();
    effectsInside = 0;
    int value = suffixes(primaries.primary(), true);
    if (value != Constants.ARROW && isCalled()) {
      parts.dropAssumption(evaluatedCount);
      // What is called is part of the promise, its own arguments too; the last arguments are not.
      around.effects = before + effectsInside;
    }
    effectsInside = outer;
    return value;
  }

  /** Whether the last token closed the arguments of a call, or of a constructor. */
  private boolean isCalled() {
    Tokens tokens = this.tokens;
    return tokens.bytes[tokens.previousEnd - 1] == ')';
  }

  /** Reads members and, where allowed, calls behind a value. */
  int suffixes(int first, boolean withCalls) {
    Tokens tokens = this.tokens;
    int value = first;
    if (value == Constants.ARROW) {
      return value;
    }
    while (true) {
      switch (tokens.token) {
        case Token.DOT -> {
          tokens.next();
          value = member(value);
          continue;
        }
        case Token.LEFT_PAREN -> {
          if (!withCalls) {
            return value;
          }
          value = call(value);
          continue;
        }
        case Token.LEFT_BRACKET -> {
          value = index(value);
          continue;
        }
        case Token.BACKQUOTE -> {
          around.effect(EffectKind.TAG);
          called(value);
          objectLiterals.template();
        }
        case Token.OPTIONAL_DOT -> {
          if (!withCalls) {
            return value;
          }
          tokens.next();
          value = optionalMember(value);
          continue;
        }
        case Token.NOT -> {
          if (!reading.hasTypes || tokens.newlineBefore) {
            return value;
          }
          tokens.next();
          continue;
        }
        case Token.LESS, Token.SHIFT_LEFT -> {
          if (!reading.hasTypes || !typeArguments.tryTypeArguments()) {
            return value;
          }
          continue;
        }
        default -> {
          return value;
        }
      }
      value = Constants.UNKNOWN;
    }
  }

  /** Reads the name behind a dot. */
  private int member(int value) {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    if (value == Constants.UNKNOWN) {
      around.effect(EffectKind.MEMBER);
      tokens.memberName();
      return value;
    }
    if (value == Constants.PROMISE) {
      return importCalls.memberOfPromise();
    }
    if (Constants.isUse(value)) {
      return memberOfUse(value);
    }
    if (value == Constants.GLOBAL) {
      return memberOfGlobal();
    }
    if (value == Constants.PREFIX) {
      return definitions.prefixMember();
    }
    around.effect(EffectKind.MEMBER);
    reading.isUniversal |= value == Constants.DEFINE;
    int member = Constants.UNKNOWN;
    if (value == Constants.MODULE && tokens.token == Token.REQUIRE) {
      member = Constants.REQUIRE;
    } else if (value == Constants.REQUIRE && tokens.token == Token.IDENTIFIER) {
      member = loaders.memberOfRequire();
    } else if (value == Constants.MODULE
        && definitions.isDefinedModule(loaders.loaderReference, loaders.loaderBegin)) {
      return definitions.prefixMember();
    }
    tokens.memberName();
    return member;
  }

  private int memberOfUse(int value) {
    Tokens tokens = this.tokens;
    int use = Constants.number(value);
    if (!notes.isNamespace(use)) {
      around.effect(EffectKind.MEMBER);
    }
    if (Token.isWord(tokens.token)) {
      uses.extend(use, tokens.internName(), tokens.position);
    }
    tokens.memberName();
    return value;
  }

  /** Reads the member of a global, which is all that stands between it and the position. */
  private int memberOfGlobal() {
    Tokens tokens = this.tokens;
    boolean isPrototype = tokens.begins(tokens.tokenBegin, "prototype");
    boolean isFunction = Globals.isPureMember(tokens.bytes, primaries.globalBegin, tokens.position);
    tokens.memberName();
    return isPrototype
        ? Constants.GLOBAL
        : isFunction ? Constants.PURE_FUNCTION : Constants.UNKNOWN;
  }

  private int index(int value) {
    Tokens tokens = this.tokens;
    tokens.next();
    if (value == Constants.PREFIX) {
      return definitions.prefixIndex();
    }
    int reference = loaders.loaderReference;
    int from = loaders.loaderBegin;
    int name = grammar.expressions.nested();
    tokens.expect(Token.RIGHT_BRACKET);
    around.effect(EffectKind.MEMBER);
    reading.isUniversal |= value == Constants.DEFINE;
    if (Constants.isUse(value) && Constants.isString(name)) {
      int literal = Constants.offset(name);
      int use = Constants.number(value);
      uses.extend(
          use, rareNames.internString(literal, values.literalEnd(name)), tokens.previousEnd);
      return value;
    }
    if (value != Constants.MODULE || !Constants.isText(name)) {
      return Constants.UNKNOWN;
    }
    loaders.loaderReference = reference;
    loaders.loaderBegin = from;
    return values.isText(name, "require") == Constants.TRUE ? Constants.REQUIRE : Constants.UNKNOWN;
  }

  /** Reads what follows {@code ?.}, which goes on with a use, but calls nothing that is known. */
  private int optionalMember(int value) {
    Tokens tokens = this.tokens;
    if (value == Constants.PREFIX && Token.isWord(tokens.token)) {
      return definitions.prefixMember();
    }
    if (value == Constants.PREFIX && tokens.token == Token.LEFT_BRACKET) {
      return index(value);
    }
    if (Constants.isUse(value)) {
      if (Token.isWord(tokens.token)) {
        return memberOfUse(value);
      }
      if (tokens.token == Token.LEFT_BRACKET) {
        return index(value);
      }
      called(value);
    }
    around.effect(EffectKind.MEMBER);
    optionalMember();
    return Constants.UNKNOWN;
  }

  void called(int value) {
    if (Constants.isUse(value)) {
      uses.call(Constants.number(value));
    }
  }

  void optionalMember() {
    Tokens tokens = this.tokens;
    switch (tokens.token) {
      case Token.LEFT_PAREN -> arguments();
      case Token.LEFT_BRACKET -> index(Constants.UNKNOWN);
      case Token.BACKQUOTE -> objectLiterals.template();
      case Token.LESS, Token.SHIFT_LEFT -> {
        if (!reading.hasTypes) {
          throw tokens.unexpected();
        }
        typeArguments.typeArguments();
      }
      default -> tokens.memberName();
    }
  }

  void arguments() {
    countedArguments();
  }

  int countedArguments() {
    Surroundings around = this.around;
    int outer = around.context;
    int before = around.effects;
    around.context =
        (outer & Surroundings.OUTSIDE) * (Surroundings.ARGUMENT / Surroundings.OUTSIDE);
    tokens.next();
    int count = restOfArguments();
    around.context = outer;
    effectsInside = around.effects - before;
    return count;
  }

  int restOfArguments() {
    Tokens tokens = this.tokens;
    int count = 0;
    while (tokens.token != Token.RIGHT_PAREN) {
      if (tokens.accept(Token.ELLIPSIS)) {
        around.effect(EffectKind.SPREAD);
      }
      grammar.expressions.assignment();
      count++;
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    tokens.expect(Token.RIGHT_PAREN);
    return count;
  }

  private int call(int callee) {
    Tokens tokens = this.tokens;
    if (callee != Constants.PURE_FUNCTION) {
      around.effect(EffectKind.CALL);
    }
    if (callee == Constants.REQUIRE && tokens.byteAt(tokens.behindSpaces(tokens.position)) != '[') {
      return loaders.loading(Loaders.REQUIRE, 0, loaders.loaderReference);
    }
    if (callee == Constants.REQUIRE || callee == Constants.DEFINE) {
      amd.call(callee == Constants.DEFINE, loaders.loaderBegin, loaders.loaderReference);
      return Constants.UNKNOWN;
    }
    if (callee == Constants.REQUIRE_ENSURE) {
      ensures.ensure(loaders.loaderBegin, loaders.loaderReference);
    } else if (Constants.isLoader(callee)) {
      loaders.rareLoading(callee);
    } else if (newUrls.isServiceWorker()) {
      newUrls.serviceWorker();
    } else {
      called(callee);
      countedArguments();
    }
    return Constants.UNKNOWN;
  }
}
