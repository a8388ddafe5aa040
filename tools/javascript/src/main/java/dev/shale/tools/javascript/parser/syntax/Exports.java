package dev.shale.tools.javascript.parser.syntax;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.ExportFlags;
import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.scope.Exported;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Export declarations. */
final class Exports {
  private static final int EXPORT_FROM = JavaScriptKinds.EXPORT_FROM.code();

  private final Surroundings around;
  private final Classes classes;
  private final Exported exported;
  private final Expressions expressions;
  private final Findings findings;
  private final Functions functions;
  private final Imports imports;
  private final Parts parts;
  private final Reading reading;
  private final Scopes scopes;
  private final Statements statements;
  private final Tokens tokens;
  private final TypeScriptStatements typeScriptStatements;
  private final Uses uses;

  /** Where the word {@code default} stands. */
  private int defaultBegin;

  private int defaultEnd;

  Exports(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    around = meaning.around;
    classes = grammar.classes;
    exported = meaning.exported;
    expressions = grammar.expressions;
    findings = meaning.findings;
    functions = grammar.functions;
    imports = grammar.imports;
    parts = meaning.parts;
    reading = meaning.reading;
    scopes = meaning.scopes;
    statements = grammar.statements;
    tokens = meaning.tokens;
    typeScriptStatements = grammar.typeScriptStatements;
    uses = meaning.uses;
  }

  void exportStatement() {
    imports.declarationBegin = tokens.tokenBegin;
    tokens.next();
    if (reading.hasTypes && typeScriptExport()) {
      return;
    }
    imports.moduleSyntax();
    switch (tokens.token) {
      case Token.STAR -> star(0);
      case Token.LEFT_BRACE -> named(false);
      case Token.DEFAULT -> defaultExport();
      case Token.AT -> {
        classes.decorators();
        declaration();
      }
      case Token.VAR, Token.CONST, Token.FUNCTION, Token.CLASS -> declaration();
      default -> {
        if (!Token.isName(tokens.token) && tokens.token != Token.ENUM) {
          throw tokens.unexpected();
        }
        declaration();
      }
    }
  }

  /** Reads a declaration, and exports what it declares if the position is in no namespace. */
  private void declaration() {
    boolean outer = around.isExporting;
    around.isExporting = (around.function & Surroundings.OUTERMOST) != 0;
    statements.statement();
    around.isExporting = outer;
  }

  /** Reads what TypeScript alone can export; false if it is something else. */
  private boolean typeScriptExport() {
    return switch (tokens.token) {
      case Token.ASSIGN -> exportAssignment();
      case Token.AS -> exportAsNamespace();
      case Token.IMPORT -> exportImport();
      case Token.TYPE -> typeExport();
      default -> false;
    };
  }

  /** {@code export = x}. */
  private boolean exportAssignment() {
    reading.isCommonJs = true;
    tokens.next();
    expressions.expression();
    around.effect(EffectKind.EXPORT_ASSIGNMENT);
    tokens.semicolon();
    return true;
  }

  /** {@code export as namespace x}: for readers of declarations only. */
  private boolean exportAsNamespace() {
    tokens.next();
    tokens.expect(Token.NAMESPACE);
    tokens.next();
    tokens.semicolon();
    return true;
  }

  /** {@code export import x = y}. */
  private boolean exportImport() {
    imports.moduleSyntax();
    tokens.next();
    boolean isType = tokens.token == Token.TYPE && tokens.peek() != Token.ASSIGN;
    if (isType) {
      tokens.next();
    }
    around.isExporting = (around.function & Surroundings.OUTERMOST) != 0;
    imports.importEquals(isType, !isType);
    around.isExporting = false;
    return true;
  }

  private boolean typeExport() {
    int behind = tokens.peek();
    if (behind == Token.LEFT_BRACE) {
      imports.moduleSyntax();
      tokens.next();
      named(true);
      return true;
    }
    if (behind == Token.STAR) {
      imports.moduleSyntax();
      tokens.next();
      star(DependencyFlags.TYPE_ONLY);
      return true;
    }
    return false;
  }

  private void star(int flags) {
    parts.cancel();
    int export = exported.count();
    if ((flags & DependencyFlags.TYPE_ONLY) == 0) {
      exported.add(
          Exported.NO_NAME, Exported.NO_NAME, Parts.NO_PART, tokens.tokenBegin, tokens.position);
      exported.addFlags(export, ExportFlags.STAR);
      exported.from(export, findings.count(), Exported.NO_NAME);
    }
    tokens.next();
    if (tokens.accept(Token.AS)) {
      int name = imports.name();
      if (export < exported.count()) {
        exported.truncate(export);
        exported.add(
            name, Exported.NO_NAME, Parts.NO_PART, imports.specifierBegin, imports.specifierEnd);
        exported.from(export, findings.count(), Exported.NO_NAME);
      }
    }
    tokens.expect(Token.FROM);
    imports.from(EXPORT_FROM, flags);
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
    tokens.next();
    while (tokens.token != Token.RIGHT_BRACE) {
      if (imports.specifier() || isType) {
        isErased = true;
      } else {
        isValue = true;
        scopes.reference(imports.specifierName);
        exported.add(
            imports.specifierAlias,
            imports.specifierName,
            Parts.NO_PART,
            imports.specifierBegin,
            imports.specifierEnd);
      }
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    tokens.expect(Token.RIGHT_BRACE);
    if (tokens.accept(Token.FROM)) {
      scopes.rewind(scope, referenceCount, declarationCount, trackedCount);
      for (int export = first; export < exported.count(); export++) {
        exported.from(export, findings.count(), exported.local(export));
      }
      // Without any names the module is still loaded.
      boolean stays =
          !isType && (isValue || !isErased || (reading.keepsNames && reading.keepsStatements));
      imports.from(EXPORT_FROM, stays ? 0 : DependencyFlags.TYPE_ONLY);
    } else {
      tokens.semicolon();
    }
  }

  private void defaultExport() {
    defaultBegin = tokens.tokenBegin;
    defaultEnd = tokens.position;
    tokens.next();
    switch (tokens.token) {
      case Token.FUNCTION -> defaultFunction(0);
      case Token.CLASS -> defaultClass();
      case Token.AT -> {
        classes.decorators();
        classOrAbstractClass();
      }
      default -> {
        if (!defaultDeclaration()) {
          int export = exportDefault(Exported.NO_NAME);
          int before = around.effects;
          int value = expressions.assignment();
          if (around.effects == before) {
            exported.constant(export, value);
          }
          tokens.semicolon();
        }
      }
    }
  }

  private void classOrAbstractClass() {
    if (reading.hasTypes) {
      tokens.accept(Token.ABSTRACT);
    }
    if (tokens.token != Token.CLASS) {
      throw tokens.expected(Token.CLASS);
    }
    defaultClass();
  }

  private void defaultFunction(int bits) {
    int before = scopes.declarationCount();
    functions.functionDeclaration(bits);
    exportDefault(declaredSince(before));
  }

  private void defaultClass() {
    int before = scopes.declarationCount();
    classes.classDeclaration();
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
    if (tokens.token == Token.ASYNC && tokens.peekOnLine() == Token.FUNCTION) {
      tokens.next();
      defaultFunction(Surroundings.ASYNC);
      return true;
    }
    if (!reading.hasTypes) {
      return false;
    }
    if (tokens.token == Token.ABSTRACT && tokens.peekOnLine() == Token.CLASS) {
      classOrAbstractClass();
      return true;
    }
    return tokens.token == Token.INTERFACE
        && Token.isName(tokens.peek())
        && typeScriptStatements.interfaceDeclaration();
  }
}
