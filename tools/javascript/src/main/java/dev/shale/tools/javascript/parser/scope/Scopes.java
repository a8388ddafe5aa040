package dev.shale.tools.javascript.parser.scope;

import dev.shale.tools.javascript.parser.rows.IntRows;
import dev.shale.tools.javascript.parser.token.Names;
import java.util.Arrays;

/**
 * The open scopes of a file and the references not yet bound in them.
 *
 * <p>JavaScript hoists: a name may be declared behind its use. Hence a scope collects both lists
 * and matches them when it closes; a reference without a declaration moves on to the scope around
 * it. Scopes nest, so both lists are stacks and a closing scope only compacts the top of each: what
 * stays already lies where the outer scope's own entries end.
 *
 * <p>A scope notes a name once. The exceptions are <i>tracked</i> references, whose binding decides
 * about something (a {@code require} call, a {@code process.env.NODE_ENV}), and <i>bindable</i>
 * ones, inside a parenthesis that may turn out to be the parameters of an arrow function.
 */
public final class Scopes {
  /** Holds {@code var} declarations; other scopes pass these outwards. */
  public static final int FUNCTION = 0;

  public static final int BLOCK = 1;

  private static final int FLAG = 1 << 30;

  /** On a declaration: belongs to the function around the block. */
  private static final int HOISTED = FLAG;

  /** On a reference: becomes a parameter if an arrow follows. */
  private static final int BINDABLE = FLAG;

  /** On such a reference: there is a tracked one as well. */
  private static final int TRACKED = 1 << 29;

  private static final int NAME = TRACKED - 1;

  private static final int REFERENCES = 0;
  private static final int DECLARATIONS = 1;
  private static final int ID = 2;
  private static final int KIND = 3;

  /** In {@link Names#referencedIn} after the file's end: the name reached the outermost scope. */
  private static final int OUTERMOST = -1;

  private final Names names;

  /** A name, with {@link #BINDABLE} or not, or the complement of a tracked reference. */
  private int[] references = new int[512];

  private int referenceCount;
  private int[] declarations = new int[512];
  private int declarationCount;
  private final IntRows scopes = new IntRows(64);
  private int top;

  /** The number of the innermost scope. */
  private int innermost;

  /** Scope numbers are never used twice, so that stamps in {@link Names} age by themselves. */
  private int lastId;

  private final Uses uses;
  private final Holders holders;

  public Scopes(Names names, Uses uses, Holders holders) {
    this.names = names;
    this.uses = uses;
    this.holders = holders;
  }

  public void open() {
    referenceCount = 0;
    declarationCount = 0;
    lastId = 0;
    scopes.truncate(0);
    push(FUNCTION);
  }

  public void push(int kind) {
    top = scopes.add();
    scopes.set(top, REFERENCES, referenceCount);
    scopes.set(top, DECLARATIONS, declarationCount);
    innermost = ++lastId;
    scopes.set(top, ID, innermost);
    scopes.set(top, KIND, kind);
  }

  /** The number of open scopes. */
  public int depth() {
    return top + 1;
  }

  public int referenceCount() {
    return referenceCount;
  }

  public int declarationCount() {
    return declarationCount;
  }

  /**
   * Forgets what was added since the counts were taken. The innermost scope gets a new number:
   * names may be stamped as noted in it that no longer are.
   */
  public void rewind(int depth, int toReference, int toDeclaration, int toUse) {
    scopes.truncate(depth);
    top = depth - 1;
    referenceCount = toReference;
    declarationCount = toDeclaration;
    uses.truncate(toUse);
    holders.truncateUses(toUse);
    innermost = ++lastId;
    scopes.set(top, ID, innermost);
  }

  public void reference(int name) {
    int scope = innermost;
    if (names.referencedIn[name] != scope) {
      names.referencedIn[name] = scope;
      add(name);
    }
  }

  /** A reference that becomes a declaration if {@link #bindParameters} follows. */
  public void bindable(int name) {
    add(name | BINDABLE);
  }

  /** As {@link #bindable}, of a name a use of which is tracked. */
  public void bindableTracked(int name) {
    add(name | BINDABLE | TRACKED);
  }

  /** Whether the innermost scope holds {@code var} declarations. */
  public boolean isFunction() {
    return scopes.get(top, KIND) == FUNCTION;
  }

  /** A reference whose fate its use tells after the file's end. */
  public void track(int use) {
    add(~use);
  }

  /** Tracks a reference and marks its name as {@link #stamp} does. */
  void trackNoted(int use) {
    track(use);
    names.referencedIn[uses.name(use)] = innermost;
  }

  private void add(int reference) {
    if (referenceCount == references.length) {
      references = Arrays.copyOf(references, referenceCount * 2);
    }
    references[referenceCount++] = reference;
  }

  /** Declares a name in the innermost scope. */
  public void declare(int name) {
    addDeclaration(name);
  }

  /** Declares a name in the innermost function. */
  public void declareHoisted(int name) {
    addDeclaration(name | HOISTED);
  }

  private void addDeclaration(int declaration) {
    if (declarationCount == declarations.length) {
      declarations = Arrays.copyOf(declarations, declarationCount * 2);
    }
    declarations[declarationCount++] = declaration;
  }

  /** Whether the innermost scope has references that are not bound in it so far. */
  public boolean hasReferences() {
    return referenceCount > scopes.get(top, REFERENCES);
  }

  /** Whether the innermost scope has a declaration of a name so far. */
  public boolean declares(int name) {
    for (int at = scopes.get(top, DECLARATIONS); at < declarationCount; at++) {
      if ((declarations[at] & ~HOISTED) == name) {
        return true;
      }
    }
    return false;
  }

  /** Turns the bindable references of the innermost scope into declarations. */
  public void bindParameters() {
    int kept = scopes.get(top, REFERENCES);
    for (int reference = kept; reference < referenceCount; reference++) {
      int entry = references[reference];
      if (entry >= 0 && (entry & BINDABLE) != 0) {
        declare(entry & NAME);
        // What was tracked there is the parameter itself.
        reference += (entry & TRACKED) != 0 ? 1 : 0;
      } else {
        references[kept++] = entry;
      }
    }
    referenceCount = kept;
  }

  /** Closes the innermost scope. */
  public void pop() {
    int scope = top;
    scopes.truncate(scope);
    top = scope - 1;
    innermost = scopes.get(top, ID);
    int begin = scopes.get(scope, DECLARATIONS);
    if (holders.isIn(scope)) {
      follow(scope, begin, scopes.get(scope, REFERENCES));
    }
    if (declarationCount > begin) {
      closeDeclarations(begin, scopes.get(scope, ID), scopes.get(scope, KIND) == BLOCK);
    }
    if (referenceCount > scopes.get(scope, REFERENCES)) {
      closeReferences(scopes.get(scope, REFERENCES), scopes.get(scope, ID));
    }
  }

  /** Tells the variables of a scope that hold dependencies where they are used. */
  private void follow(int scope, int declarationBegin, int referenceBegin) {
    holders.enter(scope);
    for (int declaration = declarationBegin; declaration < declarationCount; declaration++) {
      holders.declared(declarations[declaration] & ~HOISTED);
    }
    for (int reference = referenceBegin; reference < referenceCount; reference++) {
      int entry = references[reference];
      if (entry < 0) {
        holders.used(~entry);
      } else if ((entry & TRACKED) == 0) {
        holders.referred(entry & NAME);
      }
    }
    holders.leave(scope);
  }

  private void closeDeclarations(int begin, int scope, boolean isBlock) {
    int[] declaredIn = names.declaredIn;
    int kept = begin;
    for (int declaration = begin; declaration < declarationCount; declaration++) {
      int entry = declarations[declaration];
      if (isBlock && (entry & HOISTED) != 0) {
        declarations[kept++] = entry;
      } else {
        declaredIn[entry & ~HOISTED] = scope;
      }
    }
    declarationCount = kept;
  }

  private void closeReferences(int begin, int scope) {
    int[] declaredIn = names.declaredIn;
    int[] referencedIn = names.referencedIn;
    int outer = innermost;
    int kept = begin;
    for (int reference = begin; reference < referenceCount; reference++) {
      int entry = references[reference];
      if (entry < 0) {
        if (declaredIn[uses.name(~entry)] == scope) {
          uses.bind(~entry, false);
        } else {
          references[kept++] = entry;
        }
        continue;
      }
      int name = entry & NAME;
      boolean isTwice = (entry & TRACKED) != 0;
      if (!isTwice && declaredIn[name] != scope && referencedIn[name] != outer) {
        referencedIn[name] = outer;
        references[kept++] = name;
      }
    }
    referenceCount = kept;
  }

  /** Marks every name that the innermost scope has a reference to, for {@link #isNoted}. */
  void stamp() {
    for (int reference = scopes.get(top, REFERENCES); reference < referenceCount; reference++) {
      int entry = references[reference];
      int name = nameOf(entry);
      names.referencedIn[name] = innermost;
    }
  }

  /** Whether the innermost scope has a reference to a name; asked right after {@link #stamp}. */
  boolean isNoted(int name) {
    return names.referencedIn[name] == innermost;
  }

  /** Closes the outermost scope's declarations, but for those that are still to be added. */
  public void closeDeclarations() {
    if (holders.isIn(0)) {
      follow(0, 0, 0);
    }
    closeDeclarations(0, scopes.get(0, ID), false);
  }

  /** Whether the outermost scope declares a name. */
  public boolean isDeclared(int name) {
    return names.declaredIn[name] == scopes.get(0, ID);
  }

  void declareOutermost(int name) {
    names.declaredIn[name] = scopes.get(0, ID);
  }

  /** Closes the outermost scope; the questions below can be asked from now on. */
  public void close() {
    int scope = scopes.get(0, ID);
    for (int reference = 0; reference < referenceCount; reference++) {
      int entry = references[reference];
      if (entry < 0) {
        int name = uses.name(~entry);
        if (names.declaredIn[name] == scope) {
          uses.bind(~entry, true);
        }
        names.referencedIn[name] = OUTERMOST;
      } else {
        names.referencedIn[entry & NAME] = OUTERMOST;
      }
    }
  }

  /** Whether a name is referenced where no inner scope binds it. */
  boolean isReferenced(int name) {
    return names.referencedIn[name] == OUTERMOST;
  }

  /** Whether a name is referenced and nothing in the file declares it: a global. */
  public boolean isGlobal(int name) {
    return isReferenced(name) && !isDeclared(name);
  }

  private int nameOf(int reference) {
    return reference < 0 ? uses.name(~reference) : reference & NAME;
  }

  /**
   * Begins a part of the outermost scope: a name that was noted before is noted again, so that the
   * references of each part are complete.
   */
  void beginPart() {
    innermost = ++lastId;
    scopes.set(0, ID, innermost);
  }

  /** A reference of the outermost scope: a name, or the complement of a use. */
  public int referenceAt(int index) {
    int entry = references[index];
    return entry < 0 ? entry : entry & NAME;
  }

  /** The name that a declaration of the outermost scope declares. */
  public int declarationAt(int index) {
    return declarations[index] & ~HOISTED;
  }
}
