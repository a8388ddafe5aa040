package dev.shale.tools.javascript.parser;

/**
 * What all levels of the grammar share: the language, the kind of code around the position, scopes
 * and findings; and the methods by which lower levels call higher ones.
 */
abstract class Grammar extends TypeNames {
  /** In {@link #context}: {@code in} ends the expression, as in the head of a {@code for}. */
  static final int NO_IN = 1;

  /** In {@link #context}: between {@code ?} and {@code :}, where a return type is ambiguous. */
  static final int TERNARY = 1 << 1;

  /** In {@link #context}: names may turn out to be parameters of an arrow function. */
  static final int BINDING = 1 << 2;

  /** In {@link #context}: not inside of any function, block or bracket. */
  static final int OUTSIDE = 1 << 3;

  /** In {@link #context}: an argument of a call that is {@link #OUTSIDE}. */
  static final int ARGUMENT = OUTSIDE << 1;

  /** In {@link #function}: {@code await} is an operator. */
  static final int ASYNC = 1;

  /** In {@link #function}: {@code yield} is an operator. */
  static final int GENERATOR = 1 << 1;

  /** In {@link #function}: not inside any function, where {@code await} can be either. */
  static final int OUTERMOST = 1 << 2;

  /** In {@link #function}: inside a function, which runs when it is called. */
  static final int LAZY = 1 << 3;

  boolean hasTypes;
  boolean hasJsx;

  /** Whether decorators are told types. */
  boolean emitsMetadata;

  /** Whether {@code null} in a type makes another type of it. */
  boolean hasStrictNulls;

  /** What the brackets around the position allow. */
  int context;

  /** What the function around the position is. */
  int function;

  /** {@link Findings#LIVE}, or why the code at the position never runs. */
  int liveness;

  /** How many undecided branches, loops and the like are around the position. */
  int conditions;

  /** How many {@code try} blocks are around the position. */
  int tryDepth;

  /** The tracked reference of the last {@code process.env.NODE_ENV}, {@code NaN} and the like. */
  int modeReference;

  /** Whether the file is an ECMAScript module whatever is in it. */
  boolean isModuleByName;

  /** Whether {@code await} was a name where it would be an operator in a module. */
  boolean isAwaitName;

  /** Whether import, export or another sign of an ECMAScript module was seen. */
  boolean isModule;

  /** Whether a sign of a CommonJS module was seen, other than a global of these. */
  boolean isCommonJs;

  final Uses uses = new Uses();
  final Scopes scopes = new Scopes(names, uses);
  final Parts parts = new Parts();
  final Patterns patterns = new Patterns();
  final Decoder decoder = new Decoder();
  final Exported exported = new Exported();

  /** Whether more is asked for than dependencies: what is exported, and what uses what. */
  boolean linksNames = true;

  /** How many operations with effects the file had so far, outside of functions. */
  int effects;

  /** The reference that some effects were not counted for; see {@link #liveness}. */
  int spared;

  /** Whether the code at the position runs as the module is evaluated: it is in no function. */
  boolean isEvaluated;

  /** Whether what is declared in the outermost scope is exported. */
  boolean isExporting;

  /** Whether every name is tracked: something used a name in front of its import. */
  boolean tracksAll;

  final Annotations annotations = new Annotations();
  final InjectionNames injections = new InjectionNames();
  final Mentions mentions = new Mentions();
  final Rollback found = new Rollback(scopes, uses, findings, bindings, exported, parts);

  @Override
  void open(byte[] content, int contentBegin, int contentEnd) {
    super.open(content, contentBegin, contentEnd);
    uses.open();
    scopes.open();
    findings.open();
    parts.open();
    patterns.open();
    exported.open();
    annotations.open();
    injections.open();
    shadows.open(emitsMetadata);
    isSecondReading = false;
    effects = 0;
    spared = Findings.NO_REFERENCE;
    isEvaluated = linksNames;
    isExporting = false;
    mentions.open();
    found.open();
    context = 0;
    function = OUTERMOST;
    liveness = Findings.LIVE;
    conditions = 0;
    tryDepth = 0;
    modeReference = Findings.NO_REFERENCE;
    isModule = false;
    isCommonJs = false;
    isAwaitName = false;
  }

  /** Reads an expression without commas and returns what is known about its value. */
  abstract int assignment();

  /** Reads an expression and returns what is known about its value. */
  abstract int expression();

  /** Reads something that can be called or have members, without operators. */
  abstract int leftHandSide();

  /** Reads parenthesised arguments. */
  abstract void arguments();

  /** Reads what follows {@code ?.}: a name, an index, arguments. */
  abstract void optionalMember();

  abstract void statement();

  /** Reads statements up to a closing brace or the end. */
  abstract void statements();

  /** Reads an expression inside brackets of its own. */
  final int nested() {
    int outer = context;
    context = 0;
    int value = expression();
    context = outer;
    return value;
  }

  /** Reads an assignment expression inside brackets of its own. */
  final int nestedAssignment() {
    int outer = context;
    context = 0;
    int value = assignment();
    context = outer;
    return value;
  }

  /** The number of the name that the current token, a string, spells. */
  final int internString() {
    return internString(tokenBegin, position);
  }

  final int internString(int literalBegin, int literalEnd) {
    decoder.decode(bytes, literalBegin + 1, literalEnd - 1);
    byte[] text = decoder.text();
    int length = decoder.length();
    int from = names.sideBegin();
    for (int at = 0; at < length; at++) {
      names.append(text[at]);
    }
    return names.intern(Keywords.hash(text, 0, length), from, length);
  }

  /** Notes that the current name is used, and returns what is known of its value. */
  final int reference() {
    return reference(internName(), tokenBegin, position);
  }

  /** Notes that the name in a range is used, and returns what is known of its value. */
  final int reference(int name, int nameBegin, int nameEnd) {
    boolean isBindable = (context & BINDING) != 0;
    if (isBindable) {
      scopes.bindable(name);
    }
    if (isEvaluated && liveness == Findings.LIVE) {
      parts.evaluate(name);
    }
    if (names.importedBy[name] != 0 || tracksAll) {
      return Constants.use(track(name, nameBegin, nameEnd));
    }
    if (!isBindable) {
      scopes.reference(name);
    }
    return Constants.UNKNOWN;
  }

  /** Notes a use of a name whose binding matters, and returns its number. */
  final int track(int name, int nameBegin, int nameEnd) {
    int use = uses.add(name, parts.current(), liveness, nameBegin, nameEnd);
    scopes.track(use);
    return use;
  }

  /** Whether a use is one of a module as a whole, whose members have no getters. */
  final boolean isNamespace(int use) {
    if (uses.pathBegin(use) != uses.pathEnd(use)) {
      return false;
    }
    int binding = uses.name(use) < 0 ? -1 : names.importedBy[uses.name(use)] - 1;
    return binding >= 0 && bindings.importedName(binding) == Bindings.NAMESPACE;
  }

  /** Notes that something with effects runs, if it does so as the module is evaluated. */
  final void effect() {
    if (isEvaluated) {
      if (liveness == Findings.LIVE) {
        effects++;
      } else if (liveness != Findings.DEAD) {
        spared = liveness;
      }
    }
  }

  /** Notes that the current name may be part of what makes a CommonJS export. */
  final void mention() {
    if (linksNames) {
      mentions.add(tokenBegin, liveness, (context & OUTSIDE) != 0);
    }
  }

  /** Declares the current name. */
  final void declare(boolean isHoisted) {
    if (!Token.isName(token)) {
      throw expected(Token.IDENTIFIER);
    }
    if (isHoisted) {
      scopes.declareHoisted(internName());
      export(internName(), tokenBegin, position);
    } else {
      declare(internName(), tokenBegin, position);
    }
  }

  /** Declares a name that stands in a range. */
  final void declare(int name, int nameBegin, int nameEnd) {
    scopes.declare(name);
    export(name, nameBegin, nameEnd);
  }

  private void export(int name, int nameBegin, int nameEnd) {
    if (isExporting && scopes.depth() == 1) {
      exported.add(name, name, parts.current(), nameBegin, nameEnd);
    }
  }

  /**
   * Marks the code ahead as dead or not and returns the liveness to restore behind it.
   *
   * @param isDead whether a condition says so
   * @param trackedBefore how many tracked references there were in front of that condition
   */
  final int enterBranch(boolean isDead, int trackedBefore) {
    int outer = liveness;
    if (isDead && outer == Findings.LIVE) {
      liveness = modeReference >= trackedBefore ? modeReference : Findings.DEAD;
    }
    return outer;
  }

  /** Skips the type parameters or arguments, in TypeScript, if there are any. */
  final void optionalTypeParameters() {
    if (hasTypes && isOpenAngle()) {
      typeParameters();
    }
  }

  /** Skips {@code : T}, in TypeScript, if it is there. */
  final void optionalAnnotation() {
    if (hasTypes && accept(Token.COLON)) {
      type();
    }
  }

  /**
   * Skips type arguments in an expression if that is what they are; {@code a < b > c} compares.
   * Follows the rule of the TypeScript compiler, which looks at the token behind.
   */
  final boolean tryTypeArguments() {
    int from = tokenBegin;
    boolean newline = newlineBefore;
    int depth = depth();
    int dependencyCount = findings.count();
    boolean isTypes = false;
    try {
      if (token == Token.SHIFT_LEFT || mayBeTypeArguments(from, newline)) {
        typeArgumentsInside();
        if (token == Token.GREATER) {
          next();
          isTypes = canFollowTypeArguments();
        }
      }
    } catch (ParseFailure refutation) {
      recover(refutation, depth);
      isTypes = false;
    }
    if (!isTypes) {
      findings.truncate(dependencyCount);
      rewind(from, newline);
    }
    return isTypes;
  }

  /** Spares most comparisons the attempt, by the two tokens behind the {@code <}. */
  private boolean mayBeTypeArguments(int from, boolean newline) {
    next();
    boolean isUnion = token == Token.BIT_OR || token == Token.BIT_AND;
    boolean may = isUnion || beginsType();
    if (may && !isUnion && token != Token.LEFT_BRACE && token != Token.LEFT_PAREN) {
      boolean isLiteral = !Token.isWord(token);
      if (!isLiteral || token == Token.STRING || token == Token.NUMBER) {
        next();
        may = isLiteral ? goesOnWithType() : Token.isWord(token) || goesOnWithType();
      }
    }
    rewind(from, newline);
    return may;
  }

  private boolean goesOnWithType() {
    return switch (token) {
      case Token.DOT,
          Token.COMMA,
          Token.LESS,
          Token.LEFT_BRACKET,
          Token.LEFT_PAREN,
          Token.LEFT_BRACE,
          Token.BACKQUOTE,
          Token.STRING,
          Token.BIT_OR,
          Token.BIT_AND,
          Token.GREATER,
          Token.SHIFT_RIGHT,
          Token.SHIFT_RIGHT_ZERO ->
          true;
      default -> false;
    };
  }

  private boolean canFollowTypeArguments() {
    return switch (token) {
      case Token.LEFT_PAREN, Token.BACKQUOTE -> true;
      case Token.LESS, Token.GREATER, Token.PLUS, Token.MINUS -> false;
      default -> newlineBefore || Token.precedence(token) > 0 || !Token.beginsExpression(token);
    };
  }
}
