package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;

/** Export declarations. */
abstract class Exports extends Imports {
  private static final int EXPORT_FROM = DependencyKind.EXPORT_FROM.ordinal();

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
        statement();
      }
      case Token.VAR, Token.CONST, Token.FUNCTION, Token.CLASS -> statement();
      default -> {
        if (!Token.isName(token) && token != Token.ENUM) {
          throw unexpected();
        }
        statement();
      }
    }
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
    importEquals(isType, !isType);
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
    next();
    if (accept(Token.AS)) {
      next();
    }
    expect(Token.FROM);
    from(EXPORT_FROM, flags);
  }

  /** Names are uses of bindings in this file, unless {@code from} follows. */
  private void named(boolean isType) {
    int scope = scopes.depth();
    int referenceCount = scopes.referenceCount();
    int declarationCount = scopes.declarationCount();
    int trackedCount = scopes.trackedCount();
    next();
    while (token != Token.RIGHT_BRACE) {
      if (!specifier() && !isType) {
        scopes.reference(specifierName);
      }
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    expect(Token.RIGHT_BRACE);
    if (accept(Token.FROM)) {
      scopes.rewind(scope, referenceCount, declarationCount, trackedCount);
      // Names that are types do not make the statement one: the module is still loaded.
      from(EXPORT_FROM, isType ? DependencyFlags.TYPE_ONLY : 0);
    } else {
      semicolon();
    }
  }

  private void defaultExport() {
    next();
    switch (token) {
      case Token.FUNCTION -> functionDeclaration(0);
      case Token.CLASS -> classDeclaration();
      case Token.AT -> {
        decorators();
        classOrAbstractClass();
      }
      default -> {
        if (!defaultDeclaration()) {
          assignment();
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
      throw expected(Token.CLASS, tokenBegin, position);
    }
    classDeclaration();
  }

  private boolean defaultDeclaration() {
    if (token == Token.ASYNC && peekOnLine() == Token.FUNCTION) {
      next();
      functionDeclaration(ASYNC);
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
