package dev.shale.tools.javascript.parser;

import java.util.Arrays;

/**
 * Types that decorators make values. With {@code emitDecoratorMetadata} the TypeScript compiler
 * tells decorators what the types of a member, or of a constructor's parameters, are called;
 * Angular's compiler injects what the latter name.
 */
abstract class DecoratedTypes extends Functions {
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
  private static final int ACCESSOR_INTS = 4;

  /** The decorators of the innermost class, and whether annotations in it may matter. */
  int classDecoration;

  boolean notesMembers;

  /** The accessors of open classes; those of the innermost begin at {@link #firstAccessor}. */
  private int[] accessors = new int[8 * ACCESSOR_INTS];

  private int accessorCount;
  private int firstAccessor;

  /** By twice the name, and one more for static ones: the last accessor, if it is still there. */
  private int[] accessorOf = new int[64];

  @Override
  void open(byte[] content, int contentBegin, int contentEnd) {
    super.open(content, contentBegin, contentEnd);
    classDecoration = 0;
    notesMembers = false;
    accessorCount = 0;
    firstAccessor = 0;
  }

  /** Whether the annotations in a class declaration may matter. */
  final boolean tellsTypes(int decorators) {
    return hasTypes && (emitsMetadata || (decorators & InjectionNames.INJECTED) != 0);
  }

  /** What the decorator at the position does with parameters. */
  final int injection() {
    int dot = behindSpaces(position);
    int from = byteAt(dot) == '.' ? behindSpaces(dot + 1) : dot;
    return injections.kind(internName(), bytes, from, byteAt(dot) == '.' ? nameEnd(from) : from);
  }

  /** Begins the accessors of a class; the result is for {@link #endAccessors}. */
  final int beginAccessors() {
    int outer = firstAccessor;
    firstAccessor = accessorCount;
    return outer;
  }

  final void endAccessors(int outer) {
    accessorCount = firstAccessor;
    firstAccessor = outer;
  }

  /** Begins to note the annotations of a member; the result is for {@link #endSignature}. */
  final int beginSignature(int told, int accessor, boolean isStatic) {
    if (!notesMembers) {
      return NO_SIGNATURE;
    }
    int kind = accessor == Token.GET ? GETTER : accessor == Token.SET ? SETTER : 0;
    annotations.add(Annotations.SIGNATURE, told | kind | (isStatic ? STATIC : 0), NO_NAME);
    return annotations.count() - 1;
  }

  /** Notes the name of a member that is ahead. */
  final void nameSignature(int signature) {
    if (signature == NO_SIGNATURE) {
      return;
    }
    int bits = annotations.begin(signature);
    int name = NO_NAME;
    if (token == Token.PRIVATE_NAME) {
      // Decorators cannot stand there.
      bits &= ~DECORATED;
    } else if ((bits & (GETTER | SETTER)) != 0) {
      name = accessorName();
    } else if ((bits & STATIC) == 0 && isConstructorName()) {
      bits |= CONSTRUCTOR;
    }
    annotations.change(signature, bits, name);
  }

  private boolean isConstructorName() {
    int quote = token == Token.STRING ? 1 : 0;
    return position - tokenBegin == 11 + 2 * quote && begins(tokenBegin + quote, "constructor");
  }

  private int accessorName() {
    if (Token.isWord(token)) {
      return internName();
    }
    return switch (token) {
      case Token.STRING -> internString();
      case Token.NUMBER -> internRange(tokenBegin, position);
      case Token.LEFT_BRACKET -> computedName();
      default -> NO_NAME;
    };
  }

  /** The name in {@code ["x"]} and {@code [1]}. */
  private int computedName() {
    int from = behindSpaces(position);
    int quote = byteAt(from);
    if (peek() == Token.NUMBER) {
      int until = nameEnd(from);
      return byteAt(behindSpaces(until)) == ']' ? internRange(from, until) : NO_NAME;
    }
    int until = from + 1;
    while (until < end && bytes[until] != quote && bytes[until] != '\n') {
      until++;
    }
    boolean isWhole = byteAt(until) == quote && byteAt(behindSpaces(until + 1)) == ']';
    boolean isQuote = quote == '"' || quote == '\'' || quote == '`';
    return isWhole && isQuote ? internString(from, until + 1) : NO_NAME;
  }

  private int internRange(int from, int until) {
    return names.intern(Keywords.hash(bytes, from, until), from, until - from);
  }

  /** Ends a member: the types that a decorator is told are uses of their names from here on. */
  final void endSignature(int signature) {
    if (signature == NO_SIGNATURE) {
      return;
    }
    int bits = annotations.begin(signature);
    boolean hasBody = annotations.has(signature, Annotations.BODY);
    boolean isTold = (bits & DECORATED) != 0;
    boolean isParameterTold = hasBody && annotations.has(signature, Annotations.DECORATED);
    if ((bits & CONSTRUCTOR) != 0) {
      boolean tellsAll = emitsMetadata && (classDecoration != 0 || isParameterTold);
      tell(signature, hasBody && tellsAll, hasBody && classDecoration != 0);
    } else if (emitsMetadata) {
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
    int name = NO_TYPE_NAME;
    if (isTold) {
      elide(!hasStrictNulls, !hasStrictNulls);
      name = typeName(annotations.begin(row), annotations.end(row), isList);
    }
    if (name == NO_TYPE_NAME && isToken) {
      // Angular leaves null out whatever the settings are.
      elide(true, false);
      name = typeName(annotations.begin(row), annotations.end(row), isList);
    }
    if (name != NO_TYPE_NAME) {
      use(name);
    }
  }

  /** Uses a name with the members behind it. */
  private void use(int nameBegin) {
    int current = tokenBegin;
    int before = previousEnd;
    boolean newline = newlineBefore;
    int outer = context;
    context = 0;
    position = nameBegin;
    next();
    // What has members is a module or a namespace, whatever types are called like it.
    if (peek() == Token.DOT || !shadows.has(internName())) {
      int value = reference();
      next();
      while (accept(Token.DOT)) {
        if (Constants.isUse(value) && Token.isWord(token)) {
          uses.extend(Constants.number(value), internName(), position);
        }
        next();
      }
    }
    context = outer;
    resume(current, before, newline);
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
      boolean isOtherTold = accessors[other + TOLD] != 0;
      if (isOtherTold && accessors[other + ANNOTATION] < 0 && row < annotations.count()) {
        use(row, true, false);
      } else if (isTold && row == annotations.count() && accessors[other + ANNOTATION] >= 0) {
        int from = accessors[other + ANNOTATION];
        annotations.add(Annotations.FIELD, from, accessors[other + ANNOTATION_END]);
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
    int row = key < accessorOf.length ? accessorOf[key] * ACCESSOR_INTS : 0;
    boolean isThere =
        row >= firstAccessor * ACCESSOR_INTS
            && row < accessorCount * ACCESSOR_INTS
            && accessors[row + NAME] == key;
    return isThere ? row : NO_NAME;
  }

  private void addAccessor(int key, boolean isTold, int annotation) {
    int row = accessorCount * ACCESSOR_INTS;
    if (row == accessors.length) {
      accessors = Arrays.copyOf(accessors, row * 2);
    }
    if (key >= accessorOf.length) {
      accessorOf = Arrays.copyOf(accessorOf, Math.max(key + 1, accessorOf.length * 2));
    }
    boolean hasType = annotation < annotations.count();
    accessors[row + NAME] = key;
    accessors[row + TOLD] = isTold ? 1 : 0;
    accessors[row + ANNOTATION] = hasType ? annotations.begin(annotation) : NO_NAME;
    accessors[row + ANNOTATION_END] = hasType ? annotations.end(annotation) : NO_NAME;
    accessorOf[key] = accessorCount++;
  }
}
