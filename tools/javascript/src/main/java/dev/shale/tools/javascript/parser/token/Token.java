package dev.shale.tools.javascript.parser.token;

import java.util.Arrays;

/**
 * The kinds of tokens, as ints in an order that makes sets of them ranges: words that may be names,
 * then reserved words, then literals and punctuators with the assignments last.
 *
 * <p>Words that only matter to this parser ({@code require}, {@code process}, {@code NODE_ENV} ...)
 * are tokens of their own, so that the lexer's single lookup recognises them.
 */
public final class Token {
  public static final int END = 0;
  public static final int IDENTIFIER = 1;

  // Words that are names unless the grammar asks for them.
  public static final int ABSTRACT = 2;
  public static final int ACCESSOR = 3;
  public static final int AS = 4;
  public static final int ASSERT = 5;
  public static final int ASSERTS = 6;
  public static final int ASYNC = 7;
  public static final int AWAIT = 8;
  public static final int DECLARE = 9;
  public static final int DEFER = 10;
  public static final int DEFINE = 11;
  public static final int ENV = 12;
  public static final int EXPORTS = 13;
  public static final int FROM = 14;
  public static final int GET = 15;
  public static final int GLOBAL = 16;
  public static final int IMPLEMENTS = 17;
  public static final int INFER = 18;
  public static final int INTERFACE = 19;
  public static final int IS = 20;
  public static final int KEYOF = 21;
  public static final int LET = 22;
  public static final int META = 23;
  public static final int MODULE = 24;
  public static final int NAMESPACE = 25;
  public static final int NODE_ENV = 26;
  public static final int OF = 27;
  static final int OUT = 28;
  public static final int OVERRIDE = 29;
  static final int PACKAGE = 30;
  public static final int PRIVATE = 31;
  public static final int PROCESS = 32;
  public static final int PROTECTED = 33;
  public static final int PUBLIC = 34;
  static final int REACT = 35;
  public static final int READONLY = 36;
  public static final int REQUIRE = 37;
  public static final int SATISFIES = 38;
  public static final int SET = 39;
  public static final int SHARED_WORKER = 40;
  public static final int SOURCE = 41;
  public static final int STATIC = 42;
  static final int TARGET = 43;
  public static final int TYPE = 44;
  public static final int UNDEFINED = 45;
  public static final int UNIQUE = 46;
  public static final int LOWER_URL = 47;
  public static final int URL = 48;
  public static final int USING = 49;
  public static final int WORKER = 50;
  public static final int YIELD = 51;

  // Reserved words.
  public static final int BREAK = 52;
  public static final int CASE = 53;
  public static final int CATCH = 54;
  public static final int CLASS = 55;
  public static final int CONST = 56;
  public static final int CONTINUE = 57;
  public static final int DEBUGGER = 58;
  public static final int DEFAULT = 59;
  public static final int DELETE = 60;
  public static final int DO = 61;
  public static final int ELSE = 62;
  public static final int ENUM = 63;
  public static final int EXPORT = 64;
  public static final int EXTENDS = 65;
  public static final int FALSE = 66;
  public static final int FINALLY = 67;
  public static final int FOR = 68;
  public static final int FUNCTION = 69;
  public static final int IF = 70;
  public static final int IMPORT = 71;
  public static final int IN = 72;
  public static final int INSTANCEOF = 73;
  public static final int NEW = 74;
  public static final int NULL = 75;
  public static final int RETURN = 76;
  public static final int SUPER = 77;
  public static final int SWITCH = 78;
  public static final int THIS = 79;
  public static final int THROW = 80;
  public static final int TRUE = 81;
  public static final int TRY = 82;
  public static final int TYPEOF = 83;
  public static final int VAR = 84;
  public static final int VOID = 85;
  public static final int WHILE = 86;
  public static final int WITH = 87;

  // Literals and punctuators.
  public static final int STRING = 88;
  public static final int NUMBER = 89;
  public static final int PRIVATE_NAME = 90;
  public static final int BACKQUOTE = 91;
  public static final int LEFT_BRACE = 92;
  public static final int RIGHT_BRACE = 93;
  public static final int LEFT_PAREN = 94;
  public static final int RIGHT_PAREN = 95;
  public static final int LEFT_BRACKET = 96;
  public static final int RIGHT_BRACKET = 97;
  public static final int SEMICOLON = 98;
  public static final int COMMA = 99;
  public static final int COLON = 100;
  public static final int TILDE = 101;
  public static final int AT = 102;
  public static final int DOT = 103;
  public static final int ELLIPSIS = 104;
  public static final int OPTIONAL_DOT = 105;
  public static final int QUESTION = 106;
  public static final int ARROW = 107;
  public static final int NOT = 108;
  public static final int INCREMENT = 109;
  public static final int DECREMENT = 110;
  public static final int COALESCE = 111;
  public static final int OR = 112;
  public static final int AND = 113;
  public static final int BIT_OR = 114;
  static final int BIT_XOR = 115;
  public static final int BIT_AND = 116;
  public static final int EQUAL = 117;
  public static final int NOT_EQUAL = 118;
  public static final int SAME = 119;
  public static final int NOT_SAME = 120;
  public static final int LESS = 121;
  public static final int GREATER = 122;
  static final int LESS_EQUAL = 123;
  static final int GREATER_EQUAL = 124;
  public static final int SHIFT_LEFT = 125;
  public static final int SHIFT_RIGHT = 126;
  public static final int SHIFT_RIGHT_ZERO = 127;
  public static final int PLUS = 128;
  public static final int MINUS = 129;
  public static final int STAR = 130;
  public static final int SLASH = 131;
  public static final int PERCENT = 132;
  public static final int POWER = 133;
  public static final int ASSIGN = 134;
  static final int ASSIGN_PLUS = 135;
  static final int ASSIGN_MINUS = 136;
  static final int ASSIGN_STAR = 137;
  public static final int ASSIGN_SLASH = 138;
  static final int ASSIGN_PERCENT = 139;
  static final int ASSIGN_POWER = 140;
  static final int ASSIGN_SHIFT_LEFT = 141;
  static final int ASSIGN_SHIFT_RIGHT = 142;
  static final int ASSIGN_SHIFT_RIGHT_ZERO = 143;
  static final int ASSIGN_BIT_AND = 144;
  static final int ASSIGN_BIT_OR = 145;
  static final int ASSIGN_BIT_XOR = 146;
  public static final int ASSIGN_AND = 147;
  static final int ASSIGN_OR = 148;
  static final int ASSIGN_COALESCE = 149;

  static final int LAST_NAME = YIELD;
  static final int LAST_WORD = WITH;
  static final int COUNT = ASSIGN_COALESCE + 1;

  /** How tokens are written, in the order of the constants. */
  private static final String SPELLINGS =
      """
      end-of-file identifier
      abstract accessor as assert asserts async await declare defer define env exports
      from get global implements infer interface is keyof let meta module namespace
      NODE_ENV of out override package private process protected public React
      readonly require satisfies set SharedWorker source static target type
      undefined unique url URL using Worker yield
      break case catch class const continue debugger default delete do else enum
      export extends false finally for function if import in instanceof new null
      return super switch this throw true try typeof var void while with
      string number private-name ` { } ( ) [ ] ; , : ~ @ . ... ?. ? => ! ++ -- ??
      || && | ^ & == != === !== < > <= >= << >> >>> + - * / % ** = += -= *= /= %=
      **= <<= >>= >>>= &= |= ^= &&= ||= ??=\
      """;

  private static final String[] SPELLING = SPELLINGS.split("\\s+");

  /** How tightly binary operators bind, as far as the value of a constant depends on it. */
  private static final byte[] PRECEDENCE = precedences();

  // Tables, as every compiler inlines a look-up, and not every one two comparisons.
  private static final boolean[] IS_NAME = range(IDENTIFIER, LAST_NAME);
  private static final boolean[] IS_WORD = range(IDENTIFIER, LAST_WORD);
  private static final boolean[] IS_ASSIGNMENT = range(ASSIGN, ASSIGN_COALESCE);

  public static final int LOWEST = 0;
  static final int PRECEDENCE_OR = 2;
  static final int PRECEDENCE_AND = 3;

  private Token() {}

  /** Whether a token may be a name: an identifier or a word that is not reserved. */
  public static boolean isName(int token) {
    return IS_NAME[token];
  }

  /** Whether a token is a word, reserved or not. */
  public static boolean isWord(int token) {
    return IS_WORD[token];
  }

  /** Whether a word means the same with escapes: it is a name that this parser knows. */
  static boolean mayBeEscaped(int token) {
    return switch (token) {
      case DEFINE,
          ENV,
          EXPORTS,
          LOWER_URL,
          MODULE,
          NODE_ENV,
          PROCESS,
          REACT,
          REQUIRE,
          SHARED_WORKER,
          TYPE,
          UNDEFINED,
          URL,
          WORKER ->
          true;
      default -> false;
    };
  }

  /** Whether a token that is no name begins an operand whatever stands in front of it. */
  public static boolean beginsOperand(int token) {
    return switch (token) {
      case STRING,
          NUMBER,
          LEFT_PAREN,
          LEFT_BRACKET,
          LEFT_BRACE,
          BACKQUOTE,
          NOT,
          TILDE,
          THIS,
          SUPER,
          NULL,
          TRUE,
          FALSE,
          FUNCTION,
          CLASS,
          NEW,
          DELETE,
          VOID,
          TYPEOF,
          IMPORT ->
          true;
      default -> false;
    };
  }

  /** Whether an expression can begin with a token. */
  public static boolean beginsExpression(int token) {
    return switch (token) {
      case PRIVATE_NAME, INCREMENT, DECREMENT, PLUS, MINUS, SLASH, ASSIGN_SLASH, LESS, AT -> true;
      default -> isName(token) || beginsOperand(token);
    };
  }

  public static boolean isAssignment(int token) {
    return IS_ASSIGNMENT[token];
  }

  /** 0 for anything but a binary operator. */
  public static int precedence(int token) {
    return PRECEDENCE[token];
  }

  /** How a token is written, for messages and for the table of keywords. */
  public static String spelling(int token) {
    return SPELLING[token];
  }

  private static boolean[] range(int first, int last) {
    boolean[] isInside = new boolean[COUNT];
    Arrays.fill(isInside, first, last + 1, true);
    return isInside;
  }

  /**
   * Operators whose result is never a constant share one level, the tightest: grouping among them
   * does not matter to a parser that builds no tree.
   */
  private static byte[] precedences() {
    byte[] precedence = new byte[COUNT];
    precedence[COALESCE] = 1;
    precedence[OR] = PRECEDENCE_OR;
    precedence[AND] = PRECEDENCE_AND;
    for (int token = BIT_OR; token <= BIT_AND; token++) {
      precedence[token] = 4;
    }
    for (int token = EQUAL; token <= NOT_SAME; token++) {
      precedence[token] = 5;
    }
    for (int token = LESS; token <= POWER; token++) {
      precedence[token] = 6;
    }
    precedence[IN] = 6;
    precedence[INSTANCEOF] = 6;
    precedence[AS] = 6;
    precedence[SATISFIES] = 6;
    return precedence;
  }
}
