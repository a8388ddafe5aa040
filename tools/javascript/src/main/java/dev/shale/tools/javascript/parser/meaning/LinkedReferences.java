package dev.shale.tools.javascript.parser.meaning;

import dev.shale.engine.record.RecordParts;
import dev.shale.engine.record.RecordReferences;
import dev.shale.tools.javascript.parser.scope.Bindings;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Holders;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Tokens;
import java.util.Arrays;

/** Writes what a file uses of its dependencies into the record, once all names are settled. */
final class LinkedReferences {
  private static final int NONE = -1;

  private final Tokens tokens;
  private final Names names;
  private final Findings findings;
  private final Bindings bindings;
  private final Holders holders;
  private final Hints hints;
  private final Uses uses;
  private final Parts parts;

  /** By dependency that was found: its row in the record, or {@link #NONE}. */
  private int[] dependencies = new int[64];

  LinkedReferences(Meaning meaning) {
    tokens = meaning.tokens;
    names = meaning.names;
    findings = meaning.findings;
    bindings = meaning.bindings;
    holders = meaning.holders;
    hints = meaning.hints;
    uses = meaning.uses;
    parts = meaning.parts;
  }

  void openDependencies(int count) {
    dependencies = Linker.atLeast(dependencies, count);
    Arrays.fill(dependencies, 0, count, NONE);
  }

  void dependency(int found, int row) {
    dependencies[found] = row;
  }

  /** The row of a dependency; none if it never exists, or the file breaks off in front of it. */
  int row(int found) {
    return found < findings.count() ? dependencies[found] : NONE;
  }

  /** Adds all references. */
  void add(RecordReferences references) {
    for (int use = 0; use < uses.count(); use++) {
      addReferences(use, references);
    }
  }

  private void addReferences(int use, RecordReferences references) {
    if (uses.isDropped(use)) {
      return;
    }
    if (uses.isEvaluation(use)) {
      addAllReferences(use, references);
      return;
    }
    int holder = uses.holder(use);
    if (holder != Uses.NONE) {
      if (holders.isFollowed(holder)) {
        addHeld(use, holders.use(holder), references);
      }
      return;
    }
    if (uses.dependencyBegin(use) != Uses.NO_DEPENDENCY) {
      boolean isLoaded = holders.isFollowedFrom(use);
      for (int found = uses.dependencyBegin(use); found < uses.dependencyEnd(use); found++) {
        addBrought(use, found, isLoaded, references);
      }
      return;
    }
    int name = uses.name(use);
    int binding = name == Uses.NO_NAME ? NONE : names.importedBy[name] - 1;
    if (binding != NONE && uses.isOutermost(use) && bindings.isBinding(binding, name)) {
      addReference(use, bindings.importedFrom(binding), bindings.importedName(binding), references);
    }
  }

  private void addAllReferences(int use, RecordReferences references) {
    for (int binding = 0; binding < bindings.count(); binding++) {
      int name = bindings.boundName(binding);
      if (name != NONE && names.importedBy[name] - 1 == binding) {
        addReference(
            use, bindings.importedFrom(binding), bindings.importedName(binding), references);
      }
    }
  }

  /**
   * Adds what is used where a dependency is brought.
   *
   * @param isLoaded whether other uses tell what of it is used
   */
  private void addBrought(int use, int found, boolean isLoaded, RecordReferences references) {
    boolean isWhole = !isLoaded && uses.pathBegin(use) == uses.pathEnd(use);
    if (isLoaded) {
      beginReference(use, found, RecordReferences.LOADED, references);
    } else if (!isWhole || !addNamed(use, found, references)) {
      addReference(use, found, Bindings.NAMESPACE, references);
    }
  }

  /** Adds the names that a comment says are used; false if none says so. */
  private boolean addNamed(int use, int found, RecordReferences references) {
    int comment = findings.hints(found);
    int begin = comment == Findings.NO_HINTS ? 0 : hints.usedExportsBegin(comment);
    int end = comment == Findings.NO_HINTS ? 0 : hints.usedExportsEnd(comment);
    if (begin >= end || !isPlain(begin, end)) {
      return false;
    }
    if (tokens.bytes[begin] != '[') {
      addName(use, found, begin, end, references);
      return true;
    }
    int count = 0;
    for (int at = begin + 1; at < end; at++) {
      byte quote = tokens.bytes[at];
      if (isQuote(quote)) {
        int nameBegin = at + 1;
        at = nameBegin;
        while (at < end && tokens.bytes[at] != quote) {
          at++;
        }
        addName(use, found, nameBegin, at, references);
        count++;
      }
    }
    if (count == 0) {
      beginReference(use, found, RecordReferences.LOADED, references);
    }
    return true;
  }

  private void addName(int use, int found, int begin, int end, RecordReferences references) {
    if (begin < end && beginReference(use, found, 0, references)) {
      references.extendPath(tokens.bytes, begin, end);
    }
  }

  private static boolean isQuote(byte character) {
    return character == '"' || character == '\'' || character == '`';
  }

  private boolean isPlain(int begin, int end) {
    for (int at = begin; at < end; at++) {
      if (tokens.bytes[at] == '\\') {
        return false;
      }
    }
    return true;
  }

  /** A use of a variable is one of what the variable holds. */
  private void addHeld(int use, int held, RecordReferences references) {
    for (int found = uses.dependencyBegin(held); found < uses.dependencyEnd(held); found++) {
      if (beginReference(use, found, 0, references)) {
        extendPath(held, references);
        extendPath(use, references);
      }
    }
  }

  private void addReference(int use, int found, int imported, RecordReferences references) {
    if (beginReference(use, found, 0, references)) {
      if (imported != Bindings.NAMESPACE) {
        extend(imported, references);
      }
      extendPath(use, references);
    }
  }

  private void extendPath(int use, RecordReferences references) {
    for (int at = uses.pathBegin(use); at < uses.pathEnd(use); at++) {
      extend(uses.pathName(at), references);
    }
  }

  private boolean beginReference(int use, int found, int bits, RecordReferences references) {
    int dependency = row(found);
    if (dependency == NONE) {
      return false;
    }
    int flags = bits | (bits == 0 && uses.isCalled(use) ? RecordReferences.CALLED : 0);
    if (!findings.isLive(uses.liveness(use), uses)) {
      flags |= RecordReferences.UNREACHABLE;
    }
    // The part that a file breaks off in is none.
    int part = uses.part(use) < parts.count() ? uses.part(use) : RecordParts.NO_PART;
    references.add(dependency, part, flags, uses.start(use), uses.end(use));
    return true;
  }

  private void extend(int name, RecordReferences references) {
    references.extendPath(names.source(name), names.begin(name), names.end(name));
  }
}
