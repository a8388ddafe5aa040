package dev.shale.tools.javascript.parser.meaning;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordExports;
import dev.shale.engine.record.RecordParts;
import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.scope.Bindings;
import dev.shale.tools.javascript.parser.scope.Exported;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Holders;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Decoder;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Tokens;
import java.util.Arrays;

/**
 * Settles, at the end of a file, what its names mean, and writes exports, parts and references into
 * the record: a name is one that an import binds, one that parts of the file declare, or a global.
 */
public final class Linker {
  private static final int NONE = -1;

  private final Tokens tokens;
  private final Reading reading;
  private final Surroundings around;
  private final Values values;
  private final Decoder decoder;
  private final Findings findings;
  private final Names names;
  private final Scopes scopes;
  private final Bindings bindings;
  private final Holders holders;
  private final Uses uses;
  private final Parts parts;
  private final Exported exported;

  /** By name: one more than the first declaration of the outermost scope that declares it. */
  private int[] declaredFirst = new int[256];

  /** By declaration: the next one of the same name, or {@link #NONE}. */
  private int[] declaredNext = new int[64];

  /** By declaration: the part that it belongs to. */
  private int[] declaringPart = new int[64];

  /** By name: one more than the last part that used it, or the last export of it. */
  private int[] seenIn = new int[256];

  /** By part: one more than the last part that used it. */
  private int[] usedIn = new int[64];

  private boolean isCommonJs;

  /** The first use that belongs to a part which has not been added. */
  private int nextUse;

  private final LinkedReferences references;

  public Linker(Meaning meaning) {
    tokens = meaning.tokens;
    reading = meaning.reading;
    around = meaning.around;
    values = meaning.values;
    decoder = meaning.decoder;
    findings = meaning.findings;
    names = meaning.names;
    scopes = meaning.scopes;
    bindings = meaning.bindings;
    holders = meaning.holders;
    uses = meaning.uses;
    parts = meaning.parts;
    exported = meaning.exported;
    references = new LinkedReferences(meaning);
  }

  /** Makes room for the dependencies of a file; then each gets its row. */
  public void openDependencies(int count) {
    references.openDependencies(count);
  }

  public void dependency(int found, int row) {
    references.dependency(found, row);
  }

  /** The row of a dependency; none if it never exists, or the file breaks off in front of it. */
  private int row(int found) {
    return references.row(found);
  }

  /**
   * Writes what the names of a file mean into its record.
   *
   * @param isWhole whether nothing else uses its variables, as the template of a component does
   */
  public void link(ModuleRecord record, boolean isWhole) {
    record.parts().begin();
    isCommonJs = record.kind() == JavaScriptKinds.COMMONJS;
    declaredFirst = atLeast(declaredFirst, names.count());
    seenIn = atLeast(seenIn, names.count());
    Arrays.fill(declaredFirst, 0, names.count(), 0);
    declareParts();
    addExports(record.exports());
    Arrays.fill(seenIn, 0, names.count(), 0);
    usedIn = atLeast(usedIn, parts.count());
    Arrays.fill(usedIn, 0, parts.count(), 0);
    nextUse = 0;
    holders.settle(isWhole && !uses.hasEvaluation() && !reading.hasWith);
    for (int part = 0; part < parts.count(); part++) {
      addPart(part, record.parts());
    }
    references.add(record.references());
  }

  static int[] atLeast(int[] array, int length) {
    return array.length >= length ? array : new int[Math.max(length, array.length * 2)];
  }

  private void declareParts() {
    int count = parts.count() == 0 ? 0 : parts.declarationEnd(parts.count() - 1);
    declaredNext = atLeast(declaredNext, count);
    declaringPart = atLeast(declaringPart, count);
    for (int part = parts.count() - 1; part >= 0; part--) {
      int begin = parts.declarationBegin(part);
      for (int declaration = parts.declarationEnd(part) - 1; declaration >= begin; declaration--) {
        int name = scopes.declarationAt(declaration);
        declaringPart[declaration] = part;
        declaredNext[declaration] = declaredFirst[name] - 1;
        declaredFirst[name] = declaration + 1;
      }
    }
  }

  private void addExports(RecordExports exports) {
    Arrays.fill(seenIn, 0, names.count(), 0);
    for (int export = 0; export < exported.count(); export++) {
      int name = exported.name(export);
      if (name == Exported.NO_NAME) {
        addStar(export, exports);
      } else if (seenIn[name] == 0 && addExport(export, exports) && reading.hasTypes) {
        // Declarations that merge are one export.
        seenIn[name] = 1;
      }
    }
  }

  private void addStar(int export, RecordExports exports) {
    int dependency = row(exported.dependency(export));
    if (dependency != NONE) {
      int row =
          exports.add(
              ExportFlags.STAR,
              tokens.bytes,
              exported.start(export),
              exported.start(export),
              exported.start(export),
              exported.end(export));
      exports.from(row, dependency, tokens.bytes, 0, 0);
    }
  }

  /** Adds an export; false if it is one of a type, or of a module that is not loaded. */
  private boolean addExport(int export, RecordExports exports) {
    int dependency = exported.dependency(export);
    int path = exported.path(export);
    int local = exported.local(export);
    if (local != Exported.NO_NAME) {
      int binding = names.importedBy[local] - 1;
      if (bindings.isBinding(binding, local)) {
        dependency = bindings.importedFrom(binding);
        path = bindings.importedName(binding);
      } else if (reading.hasTypes && declaredFirst[local] == 0 && !scopes.isDeclared(local)) {
        return false;
      }
    }
    if (dependency != Exported.NO_DEPENDENCY && row(dependency) == NONE) {
      return false;
    }
    int row = addRow(export, exports);
    if (dependency != Exported.NO_DEPENDENCY) {
      from(row, row(dependency), path, exports);
    } else if (local != Exported.NO_NAME) {
      exports.local(row, names.source(local), names.begin(local), names.end(local));
      exports.part(row, partOf(export, local));
    } else {
      exports.part(row, partOf(export, Exported.NO_NAME));
    }
    if (values.constantText(exported.constant(export))) {
      exports.constant(row, decoder.text(), 0, decoder.length());
    }
    return true;
  }

  private int addRow(int export, RecordExports exports) {
    int name = exported.name(export);
    int local = exported.local(export);
    boolean isPure = local != Exported.NO_NAME && names.isPureFunction[local];
    return exports.add(
        exported.flags(export) | (isPure ? ExportFlags.PURE_FUNCTION : 0),
        names.source(name),
        names.begin(name),
        names.end(name),
        exported.start(export),
        exported.end(export));
  }

  private void from(int row, int dependency, int path, RecordExports exports) {
    if (path == Exported.NO_NAME) {
      exports.from(row, dependency, tokens.bytes, 0, 0);
    } else {
      exports.from(row, dependency, names.source(path), names.begin(path), names.end(path));
    }
  }

  private int partOf(int export, int local) {
    int part = exported.part(export);
    if (part >= parts.count()) {
      return Parts.NO_PART;
    }
    boolean isDeclaredElsewhere = part == Parts.NO_PART && local != Exported.NO_NAME;
    return isDeclaredElsewhere && declaredFirst[local] != 0
        ? declaringPart[declaredFirst[local] - 1]
        : part;
  }

  private void addPart(int part, RecordParts rows) {
    int flags = parts.flags(part);
    int effect = parts.effect(part);
    if (!isPure(part)) {
      effect = (flags & RecordParts.PURE) == 0 ? effect : EffectKind.GLOBAL.code();
      flags &= ~RecordParts.PURE;
    }
    rows.add(flags, effect, parts.start(part), parts.end(part));
    int begin = parts.declarationBegin(part);
    for (int declaration = begin; declaration < parts.declarationEnd(part); declaration++) {
      int name = scopes.declarationAt(declaration);
      rows.declare(names.source(name), names.begin(name), names.end(name));
      // Signatures of a function, and what is merged, are one thing in several parts.
      use(part, name, false, rows);
    }
    for (int index = parts.referenceBegin(part); index < parts.referenceEnd(part); index++) {
      int reference = scopes.referenceAt(index);
      if (reference >= 0) {
        use(part, reference, false, rows);
      }
    }
    int first = nextUse;
    for (; nextUse < uses.count() && uses.part(nextUse) <= part; nextUse++) {
      if (uses.part(nextUse) == part && isLive(nextUse)) {
        addUse(nextUse, part, rows);
      }
    }
    for (int use = first; use < nextUse; use++) {
      // What stands in code that never runs is tracked, and so known to be none here.
      if (uses.part(use) == part && !isLive(use) && uses.isOutermost(use)) {
        use(part, uses.name(use), true, rows);
      }
    }
  }

  private boolean isLive(int use) {
    return findings.isLive(uses.liveness(use), uses);
  }

  private void addUse(int use, int part, RecordParts rows) {
    if (uses.isOutermost(use)) {
      use(part, uses.name(use), false, rows);
    } else if (uses.isEvaluation(use)) {
      useAll(part, rows);
    }
  }

  private void use(int part, int name, boolean isDead, RecordParts rows) {
    if (seenIn[name] == part + 1) {
      return;
    }
    seenIn[name] = part + 1;
    int declaration = declaredFirst[name] - 1;
    while (declaration != NONE) {
      int used = declaringPart[declaration];
      if (used != part && usedIn[used] != part + 1) {
        usedIn[used] = part + 1;
        if (isDead) {
          rows.mention(used);
        } else {
          rows.use(used);
        }
      }
      declaration = declaredNext[declaration];
    }
  }

  /** A text that is evaluated may use whatever is declared. */
  private void useAll(int part, RecordParts rows) {
    for (int used = 0; used < parts.count(); used++) {
      boolean isDeclaring = parts.declarationBegin(used) < parts.declarationEnd(used);
      if (isDeclaring && used != part && usedIn[used] != part + 1) {
        usedIn[used] = part + 1;
        rows.use(used);
      }
    }
  }

  /** Whether what a part reads exists, and what it takes for a global is one. */
  private boolean isPure(int part) {
    if (around.spared != Findings.NO_REFERENCE && uses.isBound(around.spared)) {
      return false;
    }
    for (int index = parts.evaluatedBegin(part); index < parts.evaluatedEnd(part); index++) {
      int name = parts.evaluatedName(index);
      boolean isDeclared = scopes.isDeclared(name);
      if (parts.isAssumedGlobal(index) ? isDeclared : !isDeclared && !isGlobal(name)) {
        return false;
      }
      if (!isCommonJs && parts.isAssumedGlobal(index) && OwnExports.isTarget(name)) {
        return false;
      }
    }
    return true;
  }

  private boolean isGlobal(int name) {
    return Globals.isKnown(names, name);
  }
}
