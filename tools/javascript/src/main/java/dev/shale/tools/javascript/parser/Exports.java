package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ExportFlags;

/** Export declarations. */
abstract class Exports extends Imports {
  private static final int EXPORT_FROM = DependencyKind.EXPORT_FROM.ordinal();

  /** Where the word {@code default} stands. */
  private int defaultBegin;

  private int defaultEnd;

  Exports(String mode) {
    super(mode);
  }

  @Override
  final void exportStatement() {
    declarationBegin = tokenBegin;
    next();
    if (hasTypes && typeScriptExport()) {
      return;
    }
    moduleSyntax();
    switch (token) {
      case Token.STAR -> star(0);
      case Token.LEFT_BRACE -> named(false);
      case Token.DEFAULT -> defaultExport();
      case Token.AT -> {
        decorators();
        declaration();
      }
      case Token.VAR, Token.CONST, Token.FUNCTION, Token.CLASS -> declaration();
      default -> {
        if (!Token.isName(token) && token != Token.ENUM) {
          throw unexpected();
        }
        declaration();
      }
    }
  }

  /** Reads a declaration, and exports what it declares if the position is in no namespace. */
  private void declaration() {
    boolean outer = isExporting;
    isExporting = (function & OUTERMOST) != 0;
    statement();
    isExporting = outer;
  }

  /** Reads what TypeScript alone can export; false if it is something else. */
  private boolean typeScriptExport() {
    return switch (token) {
      case Token.ASSIGN -> exportAssignment();
      case Token.AS -> exportAsNamespace();
      case Token.IMPORT -> exportImport();
      case Token.TYPE -> typeExport();
      default -> false;
    };
  }

  /** {@code export = x}. */
  private boolean exportAssignment() {
    isCommonJs = true;
    next();
    expression();
    effect();
    semicolon();
    return true;
  }

  /** {@code export as namespace x}: for readers of declarations only. */
  private boolean exportAsNamespace() {
    next();
    expect(Token.NAMESPACE);
    next();
    semicolon();
    return true;
  }

  /** {@code export import x = y}. */
  private boolean exportImport() {
    moduleSyntax();
    next();
    boolean isType = token == Token.TYPE && peek() != Token.ASSIGN;
    if (isType) {
      next();
    }
    isExporting = (function & OUTERMOST) != 0;
    importEquals(isType, !isType);
    isExporting = false;
    return true;
  }

  private boolean typeExport() {
    int behind = peek();
    if (behind == Token.LEFT_BRACE) {
      moduleSyntax();
      next();
      named(true);
      return true;
    }
    if (behind == Token.STAR) {
      moduleSyntax();
      next();
      star(DependencyFlags.TYPE_ONLY);
      return true;
    }
    return false;
  }

  private void star(int flags) {
    parts.cancel();
    int export = exported.count();
    if ((flags & DependencyFlags.TYPE_ONLY) == 0) {
      exported.add(Exported.NO_NAME, Exported.NO_NAME, Parts.NO_PART, tokenBegin, position);
      exported.addFlags(export, ExportFlags.STAR);
      exported.from(export, findings.count(), Exported.NO_NAME);
    }
    next();
    if (accept(Token.AS)) {
      int name = name();
      if (export < exported.count()) {
        exported.truncate(export);
        exported.add(name, Exported.NO_NAME, Parts.NO_PART, specifierBegin, specifierEnd);
        exported.from(export, findings.count(), Exported.NO_NAME);
      }
    }
    expect(Token.FROM);
    from(EXPORT_FROM, flags);
  }

  /** Names are uses of bindings in this file, unless {@code from} follows. */
  private void named(boolean isType) {
    parts.cancel();
    int first = exported.count();
    int scope = scopes.depth();
    int referenceCount = scopes.referenceCount();
    int declarationCount = scopes.declarationCount();
    int trackedCount = uses.count();
    boolean isErased = false;
    boolean isValue = false;
    next();
    while (token != Token.RIGHT_BRACE) {
      if (specifier() || isType) {
        isErased = true;
      } else {
        isValue = true;
        scopes.reference(specifierName);
        exported.add(specifierAlias, specifierName, Parts.NO_PART, specifierBegin, specifierEnd);
      }
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    expect(Token.RIGHT_BRACE);
    if (accept(Token.FROM)) {
      scopes.rewind(scope, referenceCount, declarationCount, trackedCount);
      for (int export = first; export < exported.count(); export++) {
        exported.from(export, findings.count(), exported.local(export));
      }
      // Without any names the module is still loaded.
      boolean stays = !isType && (isValue || !isErased || (keepsNames && keepsStatements));
      from(EXPORT_FROM, stays ? 0 : DependencyFlags.TYPE_ONLY);
    } else {
      semicolon();
    }
  }

  private void defaultExport() {
    defaultBegin = tokenBegin;
    defaultEnd = position;
    next();
    switch (token) {
      case Token.FUNCTION -> defaultFunction(0);
      case Token.CLASS -> defaultClass();
      case Token.AT -> {
        decorators();
        classOrAbstractClass();
      }
      default -> {
        if (!defaultDeclaration()) {
          int export = exportDefault(Exported.NO_NAME);
          int before = effects;
          int value = assignment();
          if (effects == before) {
            exported.constant(export, value);
          }
          semicolon();
        }
      }
    }
  }

  private void classOrAbstractClass() {
    if (hasTypes) {
      accept(Token.ABSTRACT);
    }
    if (token != Token.CLASS) {
      throw expected(Token.CLASS);
    }
    defaultClass();
  }

  private void defaultFunction(int bits) {
    int before = scopes.declarationCount();
    functionDeclaration(bits);
    exportDefault(declaredSince(before));
  }

  private void defaultClass() {
    int before = scopes.declarationCount();
    classDeclaration();
    exportDefault(declaredSince(before));
  }

  /** What a default export declares besides: its name is in the scope if it has one. */
  private int declaredSince(int declarationCount) {
    return scopes.declarationCount() > declarationCount
        ? scopes.declarationAt(declarationCount)
        : Exported.NO_NAME;
  }

  private int exportDefault(int local) {
    parts.keep();
    return exported.add(Names.DEFAULT, local, parts.current(), defaultBegin, defaultEnd);
  }

  private boolean defaultDeclaration() {
    if (token == Token.ASYNC && peekOnLine() == Token.FUNCTION) {
      next();
      defaultFunction(ASYNC);
      return true;
    }
    if (!hasTypes) {
      return false;
    }
    if (token == Token.ABSTRACT && peekOnLine() == Token.CLASS) {
      classOrAbstractClass();
      return true;
    }
    return token == Token.INTERFACE && Token.isName(peek()) && interfaceDeclaration();
  }
}
