package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.parser.meaning.Amd;
import dev.shale.tools.javascript.parser.meaning.Definitions;
import dev.shale.tools.javascript.parser.meaning.Environment;
import dev.shale.tools.javascript.parser.meaning.Globals;
import dev.shale.tools.javascript.parser.meaning.ImportCalls;
import dev.shale.tools.javascript.parser.meaning.Loaders;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Notes;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.token.Characters;
import dev.shale.tools.javascript.parser.token.Failures;
import dev.shale.tools.javascript.parser.token.Literals;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;
import dev.shale.tools.javascript.parser.types.TypeArguments;

/** Names, literals, groups, functions and all else that an expression is made of. */
final class Primaries {
  private final Grammar grammar;
  private final Amd amd;
  private final Surroundings around;
  private final Arrows arrows;
  private final Classes classes;
  private final Definitions definitions;
  private final Environment environment;
  private final Failures failures;
  private final Functions functions;
  private final ImportCalls importCalls;
  private final Jsx jsx;
  private final Literals literals;
  private final Loaders loaders;
  private final Names names;
  private final Notes notes;
  private final ObjectLiterals objectLiterals;
  private final Parts parts;
  private final Reading reading;
  private final Scopes scopes;
  private final Tokens tokens;
  private final TypeArguments typeArguments;

  /** Where the name of the last {@link Constants#GLOBAL} stands. */
  int globalBegin;

  Primaries(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    this.grammar = grammar;
    amd = meaning.amd;
    around = meaning.around;
    arrows = grammar.arrows;
    classes = grammar.classes;
    definitions = meaning.definitions;
    environment = meaning.environment;
    failures = meaning.tokens.failures;
    functions = grammar.functions;
    importCalls = meaning.importCalls;
    jsx = grammar.jsx;
    literals = meaning.tokens.literals;
    loaders = meaning.loaders;
    names = meaning.names;
    notes = meaning.notes;
    objectLiterals = grammar.objectLiterals;
    parts = meaning.parts;
    reading = meaning.reading;
    scopes = meaning.scopes;
    tokens = meaning.tokens;
    typeArguments = grammar.typeArguments;
  }

  int primary() {
    Tokens tokens = this.tokens;
    switch (tokens.token) {
      case Token.IDENTIFIER -> {
        return identifier();
      }
      case Token.STRING -> {
        int value = Constants.string(tokens.tokenBegin);
        tokens.next();
        return value;
      }
      case Token.NUMBER -> {
        return numberValue();
      }
      case Token.LEFT_PAREN -> {
        return arrows.parenthesized(0);
      }
      case Token.THIS -> {
        if ((around.function & Surroundings.OWN_THIS) == 0) {
          notes.mention();
        }
        tokens.next();
      }
      case Token.SUPER -> tokens.next();
      case Token.LEFT_BRACE -> {
        objectLiterals.object();
        return Constants.TRUTHY;
      }
      case Token.LEFT_BRACKET -> {
        objectLiterals.array();
        return Constants.TRUTHY;
      }
      case Token.FUNCTION -> {
        functions.functionExpression(0);
        return Constants.TRUTHY;
      }
      case Token.BACKQUOTE -> {
        return objectLiterals.template();
      }
      case Token.TRUE -> {
        return constant(Constants.TRUE);
      }
      case Token.FALSE -> {
        return constant(Constants.FALSE);
      }
      case Token.NULL -> {
        return constant(Constants.NULL);
      }
      default -> {
        return rarePrimary();
      }
    }
    return Constants.UNKNOWN;
  }

  private int rarePrimary() {
    Tokens tokens = this.tokens;
    switch (tokens.token) {
      case Token.NEW -> {
        return grammar.constructions.construct();
      }
      case Token.CLASS -> classes.classExpression();
      case Token.AT -> {
        classes.decorators();
        if (tokens.token != Token.CLASS) {
          throw tokens.expected(Token.CLASS);
        }
        classes.classExpression();
      }
      case Token.SLASH, Token.ASSIGN_SLASH -> {
        literals.regularExpression(tokens.tokenBegin);
        tokens.next();
      }
      case Token.IMPORT -> {
        return importCalls.importExpression();
      }
      case Token.PRIVATE_NAME -> {
        // #x in object
        tokens.next();
        if (tokens.token != Token.IN) {
          throw tokens.unexpected();
        }
        return Constants.UNKNOWN;
      }
      case Token.LESS, Token.SHIFT_LEFT -> {
        return angle();
      }
      default -> {
        return word();
      }
    }
    return Constants.TRUTHY;
  }

  private int constant(int value) {
    tokens.next();
    return value;
  }

  int identifier() {
    Tokens tokens = this.tokens;
    int name = tokens.internName();
    int nameBegin = tokens.tokenBegin;
    if (name == around.loaderName && names.importedBy[name] <= 0) {
      return loaders.loader(Constants.REQUIRE);
    }
    if (name == Names.OBJECT || name == Names.EXPORTS) {
      notes.mention();
    }
    tokens.next();
    if (tokens.token == Token.ARROW && !tokens.newlineBefore) {
      return arrows.singleParameterArrow(name, 0);
    }
    if (name >= Names.NAN && name < names.knownCount) {
      return known(name, nameBegin);
    }
    if (name == Names.EXPORTS && reading.linksNames) {
      return notes.mentioned(name, nameBegin, tokens.previousEnd);
    }
    int value = notes.reference(name, nameBegin, tokens.previousEnd);
    return around.isEvaluated && value == Constants.UNKNOWN
        ? evaluatedName(name, nameBegin)
        : value;
  }

  /** What is known of a name that is read as the module runs: functions without effects. */
  private int evaluatedName(int name, int nameBegin) {
    Tokens tokens = this.tokens;
    if (tokens.token != Token.LEFT_PAREN && tokens.token != Token.DOT) {
      return Constants.UNKNOWN;
    }
    if (tokens.token == Token.LEFT_PAREN && names.isPureFunction[name]) {
      return Constants.PURE_FUNCTION;
    }
    if (scopes.depth() > 1 || !Globals.isKnown(names, name)) {
      return Constants.UNKNOWN;
    }
    parts.assumeGlobal(name);
    globalBegin = nameBegin;
    return tokens.token == Token.LEFT_PAREN && Globals.isPureFunction(names, name)
        ? Constants.PURE_FUNCTION
        : Constants.GLOBAL;
  }

  private int known(int name, int nameBegin) {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    if (name >= Names.FIRST_DEFINED && names.importedBy[name] <= 0) {
      return definitions.defined(name);
    }
    if (name == Names.EVAL && tokens.token == Token.LEFT_PAREN && reading.linksNames) {
      return notes.evaluation(nameBegin, tokens.previousEnd);
    }
    if (name >= Names.TYPE || (around.context & Surroundings.BINDING) != 0) {
      return notes.reference(name, nameBegin, tokens.previousEnd);
    }
    around.modeReference = notes.track(name, nameBegin, tokens.previousEnd);
    return name == Names.NAN ? Constants.NAN : Constants.INFINITY;
  }

  /** A word that is a name, unless what follows makes something else of it. */
  private int word() {
    Tokens tokens = this.tokens;
    if (!Token.isName(tokens.token)) {
      throw tokens.unexpected();
    }
    return switch (tokens.token) {
      case Token.ASYNC -> async();
      case Token.REQUIRE -> loaders.loader(Constants.REQUIRE);
      case Token.MODULE -> loaders.loader(Constants.MODULE);
      case Token.DEFINE -> amd.definer();
      case Token.PROCESS -> environment.process();
      case Token.UNDEFINED ->
          identifier() == Constants.ARROW ? Constants.ARROW : Constants.UNDEFINED;
      default -> identifier();
    };
  }

  private int numberValue() {
    Tokens tokens = this.tokens;
    int value = Constants.numberLiteral(tokens.tokenBegin);
    tokens.next();
    return value;
  }

  private int async() {
    Tokens tokens = this.tokens;
    int behind = tokens.peekOnLine();
    if (behind == Token.FUNCTION) {
      tokens.next();
      functions.functionExpression(Surroundings.ASYNC);
      return Constants.TRUTHY;
    }
    if (Token.isName(behind)) {
      return asyncName();
    }
    if (behind == Token.LEFT_PAREN) {
      // Noted as a use in case that it is a call; an arrow function does not mind.
      return asyncCall();
    }
    if (reading.hasTypes && behind == Token.LESS) {
      return asyncGeneric();
    }
    return identifier();
  }

  private int asyncCall() {
    int evaluatedCount = parts.evaluatedCount();
    notes.reference();
    tokens.next();
    int value = arrows.parenthesized(Surroundings.ASYNC);
    if (value == Constants.ARROW) {
      parts.truncateEvaluated(evaluatedCount);
    } else {
      around.effect(EffectKind.CALL);
    }
    return value;
  }

  /** {@code async x => y}, or the word as a name, as in {@code async of}. */
  private int asyncName() {
    Tokens tokens = this.tokens;
    int from = tokens.tokenBegin;
    boolean newline = tokens.newlineBefore;
    tokens.next();
    if (tokens.peek() == Token.ARROW) {
      int name = tokens.internName();
      tokens.next();
      return arrows.singleParameterArrow(name, Surroundings.ASYNC);
    }
    tokens.rewind(from, newline);
    return identifier();
  }

  private int asyncGeneric() {
    int evaluatedCount = parts.evaluatedCount();
    notes.reference();
    tokens.next();
    if (!arrows.tryTypeParameters()) {
      return Constants.UNKNOWN;
    }
    parts.truncateEvaluated(evaluatedCount);
    return arrows.parenthesized(Surroundings.ASYNC);
  }

  /** What begins with {@code <}: JSX, a generic arrow function or a cast. */
  private int angle() {
    Tokens tokens = this.tokens;
    if (reading.hasJsx && !(reading.hasTypes && isGenericArrow())) {
      int from = tokens.tokenBegin;
      try {
        jsx.jsx();
      } catch (ParseFailure failure) {
        throw reading.hasTypes ? refused(from, failure) : failure;
      }
      return Constants.TRUTHY;
    }
    if (!reading.hasTypes) {
      throw tokens.unexpected();
    }
    if (arrows.tryTypeParameters()) {
      return arrows.parenthesized(0);
    }
    typeArguments.typeArguments();
    tokens.enter();
    int value = grammar.expressions.unary();
    tokens.leave();
    return value;
  }

  /** The failure of an element; if it begins like a function, the reader may have meant one. */
  private ParseFailure refused(int from, ParseFailure failure) {
    Tokens tokens = this.tokens;
    int nameBegin = tokens.behindSpaces(from + 1);
    int nameEnd = nameBegin;
    while (nameEnd < tokens.end && Characters.NAME_PART[tokens.bytes[nameEnd] & 0xff]) {
      nameEnd++;
    }
    int angle = tokens.behindSpaces(nameEnd);
    boolean isMeant =
        nameEnd > nameBegin
            && tokens.byteAt(angle) == '>'
            && tokens.byteAt(tokens.behindSpaces(angle + 1)) == '(';
    return isMeant && !failures.hasGivenUp()
        ? failures.fail(
            "Unterminated JSX element; a generic arrow function begins with <T,> here", from)
        : failure;
  }

  /** In TSX {@code <T,>}, {@code <T extends U>} and {@code <const T>} begin no element. */
  private boolean isGenericArrow() {
    Tokens tokens = this.tokens;
    if (tokens.token != Token.LESS) {
      return false;
    }
    int from = tokens.tokenBegin;
    boolean newline = tokens.newlineBefore;
    tokens.next();
    if (tokens.token == Token.CONST) {
      tokens.next();
    }
    boolean isGeneric = false;
    if (Token.isName(tokens.token)) {
      tokens.next();
      isGeneric =
          tokens.token == Token.COMMA
              || tokens.token == Token.ASSIGN
              || (tokens.token == Token.EXTENDS && isConstraint());
    }
    tokens.rewind(from, newline);
    return isGeneric;
  }

  /** {@code <T extends={x}>} and {@code <T extends>} have an attribute of that name. */
  private boolean isConstraint() {
    int behind = tokens.peek();
    return behind != Token.ASSIGN && behind != Token.GREATER && behind != Token.SLASH;
  }
}
