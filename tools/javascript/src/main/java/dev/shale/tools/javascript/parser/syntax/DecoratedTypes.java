package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Notes;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.rows.IntRows;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Shadows;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Keywords;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.RareNames;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;
import dev.shale.tools.javascript.parser.types.TypeNames;
import java.util.Arrays;

/**
 * Types that decorators make values. With {@code emitDecoratorMetadata} the TypeScript compiler
 * tells decorators what the types of a member, or of a constructor's parameters, are called;
 * Angular's compiler injects what the latter name.
 */
final class DecoratedTypes {
  /** No signature is noted. */
  private static final int NO_SIGNATURE = -1;

  private static final int NO_NAME = -1;

  // What a signature is, beside its decoration.
  private static final int STATIC = 1 << 3;
  private static final int GETTER = 1 << 4;
  private static final int SETTER = 1 << 5;
  private static final int CONSTRUCTOR = 1 << 6;

  private static final int NAME = 0;
  private static final int TOLD = 1;
  private static final int ANNOTATION = 2;
  private static final int ANNOTATION_END = 3;

  private final Annotations annotations;
  private final Surroundings around;
  private final InjectionNames injections;
  private final Names names;
  private final Notes notes;
  private final RareNames rareNames;
  private final Reading reading;
  private final Shadows shadows;
  private final Tokens tokens;
  private final TypeNames typeNames;
  private final Uses uses;

  /** The decorators of the innermost class, and whether annotations in it may matter. */
  int classDecoration;

  boolean notesMembers;

  /** The accessors of open classes; those of the innermost begin at {@link #firstAccessor}. */
  private final IntRows accessors = new IntRows(8);

  private int firstAccessor;

  /** By twice the name, and one more for static ones: the last accessor, if it is still there. */
  private int[] accessorOf = new int[64];

  DecoratedTypes(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    annotations = grammar.annotations;
    around = meaning.around;
    injections = grammar.injections;
    names = meaning.names;
    notes = meaning.notes;
    rareNames = meaning.tokens.rareNames;
    reading = meaning.reading;
    shadows = meaning.shadows;
    tokens = meaning.tokens;
    typeNames = grammar.typeNames;
    uses = meaning.uses;
  }

  void open() {
    classDecoration = 0;
    notesMembers = false;
    accessors.truncate(0);
    firstAccessor = 0;
  }

  /** Whether the annotations in a class declaration may matter. */
  boolean tellsTypes(int decorators) {
    return reading.hasTypes
        && (reading.emitsMetadata || (decorators & InjectionNames.INJECTED) != 0);
  }

  /** What the decorator at the position does with parameters. */
  int injection() {
    int dot = tokens.behindSpaces(tokens.position);
    int from = tokens.byteAt(dot) == '.' ? tokens.behindSpaces(dot + 1) : dot;
    return injections.kind(
        tokens.internName(),
        tokens.bytes,
        from,
        tokens.byteAt(dot) == '.' ? typeNames.nameEnd(from) : from);
  }

  /** Begins the accessors of a class; the result is for {@link #endAccessors}. */
  int beginAccessors() {
    int outer = firstAccessor;
    firstAccessor = accessors.count();
    return outer;
  }

  void endAccessors(int outer) {
    accessors.truncate(firstAccessor);
    firstAccessor = outer;
  }

  /** Begins to note the annotations of a member; the result is for {@link #endSignature}. */
  int beginSignature(int told, int accessor, boolean isStatic) {
    if (!notesMembers) {
      return NO_SIGNATURE;
    }
    int kind = accessor == Token.GET ? GETTER : accessor == Token.SET ? SETTER : 0;
    annotations.add(Annotations.SIGNATURE, told | kind | (isStatic ? STATIC : 0), NO_NAME);
    return annotations.count() - 1;
  }

  /** Notes the name of a member that is ahead. */
  void nameSignature(int signature) {
    if (signature == NO_SIGNATURE) {
      return;
    }
    int bits = annotations.begin(signature);
    int name = NO_NAME;
    if (tokens.token == Token.PRIVATE_NAME) {
      // Decorators cannot stand there.
      bits &= ~Functions.DECORATED;
    } else if ((bits & (GETTER | SETTER)) != 0) {
      name = accessorName();
    } else if ((bits & STATIC) == 0 && isConstructorName()) {
      bits |= CONSTRUCTOR;
    }
    annotations.change(signature, bits, name);
  }

  private boolean isConstructorName() {
    int quote = tokens.token == Token.STRING ? 1 : 0;
    return tokens.position - tokens.tokenBegin == 11 + 2 * quote
        && tokens.begins(tokens.tokenBegin + quote, "constructor");
  }

  private int accessorName() {
    if (Token.isWord(tokens.token)) {
      return tokens.internName();
    }
    return switch (tokens.token) {
      case Token.STRING -> rareNames.internString();
      case Token.NUMBER -> internRange(tokens.tokenBegin, tokens.position);
      case Token.LEFT_BRACKET -> computedName();
      default -> NO_NAME;
    };
  }

  /** The name in {@code ["x"]} and {@code [1]}. */
  private int computedName() {
    int from = tokens.behindSpaces(tokens.position);
    int quote = tokens.byteAt(from);
    if (tokens.peek() == Token.NUMBER) {
      int until = typeNames.nameEnd(from);
      return tokens.byteAt(tokens.behindSpaces(until)) == ']' ? internRange(from, until) : NO_NAME;
    }
    int until = from + 1;
    while (until < tokens.end && tokens.bytes[until] != quote && tokens.bytes[until] != '\n') {
      until++;
    }
    boolean isWhole =
        tokens.byteAt(until) == quote && tokens.byteAt(tokens.behindSpaces(until + 1)) == ']';
    boolean isQuote = quote == '"' || quote == '\'' || quote == '`';
    return isWhole && isQuote ? rareNames.internString(from, until + 1) : NO_NAME;
  }

  private int internRange(int from, int until) {
    return names.intern(Keywords.hash(tokens.bytes, from, until), from, until - from);
  }

  /** Ends a member: the types that a decorator is told are uses of their names from here on. */
  void endSignature(int signature) {
    if (signature == NO_SIGNATURE) {
      return;
    }
    int bits = annotations.begin(signature);
    boolean hasBody = annotations.has(signature, Annotations.BODY);
    boolean isTold = (bits & Functions.DECORATED) != 0;
    boolean isParameterTold = hasBody && annotations.has(signature, Annotations.DECORATED);
    if ((bits & CONSTRUCTOR) != 0) {
      boolean tellsAll = reading.emitsMetadata && (classDecoration != 0 || isParameterTold);
      tell(signature, hasBody && tellsAll, hasBody && classDecoration != 0);
    } else if (reading.emitsMetadata) {
      if ((bits & (GETTER | SETTER)) != 0) {
        accessor(signature, hasBody && isTold);
        tell(signature, isParameterTold, false);
      } else {
        boolean isField = annotations.has(signature, Annotations.FIELD);
        tell(signature, (isTold && (hasBody || isField)) || isParameterTold, false);
      }
    }
    annotations.truncate(signature);
  }

  /** Uses the names of the types that a signature has. */
  private void tell(int signature, boolean tellsAll, boolean injects) {
    boolean isInjected = injects && (classDecoration & InjectionNames.INJECTED) != 0;
    for (int row = signature + 1; row < annotations.count(); row++) {
      int kind = annotations.kind(row);
      if (kind <= Annotations.LAST_TYPE) {
        boolean isToken = isInjected && kind == Annotations.PARAMETER;
        use(row, tellsAll, isToken);
      }
    }
  }

  private void use(int row, boolean isTold, boolean isToken) {
    boolean isList = annotations.kind(row) == Annotations.REST;
    int name = TypeNames.NO_TYPE_NAME;
    if (isTold) {
      typeNames.elide(!reading.hasStrictNulls, !reading.hasStrictNulls);
      name = typeNames.typeName(annotations.begin(row), annotations.end(row), isList);
    }
    if (name == TypeNames.NO_TYPE_NAME && isToken) {
      // Angular leaves null out whatever the settings are.
      typeNames.elide(true, false);
      name = typeNames.typeName(annotations.begin(row), annotations.end(row), isList);
    }
    if (name != TypeNames.NO_TYPE_NAME) {
      use(name);
    }
  }

  /** Uses a name with the members behind it. */
  private void use(int nameBegin) {
    int current = tokens.tokenBegin;
    int before = tokens.previousEnd;
    boolean newline = tokens.newlineBefore;
    int outer = around.context;
    around.context = 0;
    tokens.position = nameBegin;
    tokens.next();
    // What has members is a module or a namespace, whatever types are called like it.
    if (tokens.peek() == Token.DOT || !shadows.has(tokens.internName())) {
      int value = notes.reference();
      tokens.next();
      while (tokens.accept(Token.DOT)) {
        if (Constants.isUse(value) && Token.isWord(tokens.token)) {
          uses.extend(Constants.number(value), tokens.internName(), tokens.position);
        }
        tokens.next();
      }
    }
    around.context = outer;
    tokens.resume(current, before, newline);
  }

  /** A decorator of one accessor is told the type of the other where its own has none. */
  private void accessor(int signature, boolean isTold) {
    int bits = annotations.begin(signature);
    int name = annotations.end(signature);
    int row = annotation(signature, bits);
    if (isTold && row < annotations.count()) {
      use(row, true, false);
    }
    if (name == NO_NAME) {
      return;
    }
    int key = name * 2 + ((bits & STATIC) != 0 ? 1 : 0);
    int other = accessorOf(key);
    if (other != NO_NAME) {
      boolean isOtherTold = accessors.get(other, TOLD) != 0;
      if (isOtherTold && accessors.get(other, ANNOTATION) < 0 && row < annotations.count()) {
        use(row, true, false);
      } else if (isTold && row == annotations.count() && accessors.get(other, ANNOTATION) >= 0) {
        int from = accessors.get(other, ANNOTATION);
        annotations.add(Annotations.FIELD, from, accessors.get(other, ANNOTATION_END));
        use(row, true, false);
      }
    }
    addAccessor(key, isTold, row);
  }

  /** The row of the type that an accessor has; that of a setter is its parameter's. */
  private int annotation(int signature, int bits) {
    int kind = (bits & GETTER) != 0 ? Annotations.RESULT : Annotations.PARAMETER;
    return annotations.first(signature + 1, kind);
  }

  private int accessorOf(int key) {
    int row = key < accessorOf.length ? accessorOf[key] : 0;
    boolean isThere =
        row >= firstAccessor && row < accessors.count() && accessors.get(row, NAME) == key;
    return isThere ? row : NO_NAME;
  }

  private void addAccessor(int key, boolean isTold, int annotation) {
    int row = accessors.add();
    if (key >= accessorOf.length) {
      accessorOf = Arrays.copyOf(accessorOf, Math.max(key + 1, accessorOf.length * 2));
    }
    boolean hasType = annotation < annotations.count();
    accessors.set(row, NAME, key);
    accessors.set(row, TOLD, isTold ? 1 : 0);
    accessors.set(row, ANNOTATION, hasType ? annotations.begin(annotation) : NO_NAME);
    accessors.set(row, ANNOTATION_END, hasType ? annotations.end(annotation) : NO_NAME);
    accessorOf[key] = row;
  }
}
