package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.parser.meaning.Descent;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.scope.Patterns;
import dev.shale.tools.javascript.parser.types.FunctionTypes;
import dev.shale.tools.javascript.parser.types.ObjectTypes;
import dev.shale.tools.javascript.parser.types.TypeArguments;
import dev.shale.tools.javascript.parser.types.TypeGrammar;
import dev.shale.tools.javascript.parser.types.TypeNames;
import dev.shale.tools.javascript.parser.types.Types;

/**
 * The syntax of JavaScript, TypeScript and JSX: the classes that descend through it, each of which
 * has a part of the grammar and calls the others. It holds them all. A class keeps those that are
 * made before it in fields of its own, and reaches those behind through this one.
 */
public final class Grammar implements Descent {
  public final Meaning meaning;
  final Patterns patterns = new Patterns();
  final Annotations annotations = new Annotations();
  final InjectionNames injections = new InjectionNames();
  private final TypeGrammar typeGrammar;
  final Types types;
  final ObjectTypes objectTypes;
  final FunctionTypes functionTypes;
  final TypeArguments typeArguments;
  final TypeNames typeNames;
  final BindingPatterns bindingPatterns;
  final Functions functions;
  final DecoratedTypes decoratedTypes;
  final Classes classes;
  final ObjectLiterals objectLiterals;
  final Jsx jsx;
  final Arrows arrows;
  final Primaries primaries;
  final Suffixes suffixes;
  final Constructions constructions;
  final Expressions expressions;
  public final Switches switches;
  final Variables variables;
  final Loops loops;
  public final Statements statements;
  final TypeScriptStatements typeScriptStatements;
  final Imports imports;
  final Exports exports;

  /**
   * A grammar without a file.
   *
   * @param mode the value of {@code process.env.NODE_ENV}
   */
  public Grammar(String mode) {
    meaning = new Meaning(this, mode);
    typeGrammar = new TypeGrammar(meaning.tokens, meaning.findings, meaning.shadows);
    types = typeGrammar.types;
    objectTypes = typeGrammar.objectTypes;
    functionTypes = typeGrammar.functionTypes;
    typeArguments = typeGrammar.typeArguments;
    typeNames = typeGrammar.typeNames;
    bindingPatterns = new BindingPatterns(this);
    functions = new Functions(this);
    decoratedTypes = new DecoratedTypes(this);
    classes = new Classes(this);
    objectLiterals = new ObjectLiterals(this);
    jsx = new Jsx(this);
    arrows = new Arrows(this);
    primaries = new Primaries(this);
    suffixes = new Suffixes(this);
    constructions = new Constructions(this);
    expressions = new Expressions(this);
    switches = new Switches(this);
    variables = new Variables(this);
    loops = new Loops(this);
    statements = new Statements(this);
    typeScriptStatements = new TypeScriptStatements(this);
    imports = new Imports(this);
    exports = new Exports(this);
  }

  /** Goes to the beginning of a file; how it is read has to be said before. */
  public void open(byte[] content, int contentBegin, int contentEnd) {
    meaning.open(content, contentBegin, contentEnd);
    typeGrammar.open();
    patterns.open();
    annotations.open();
    injections.open();
    functions.open();
    decoratedTypes.open();
    arrows.open();
    switches.open();
  }

  @Override
  public int assignment() {
    return expressions.assignment();
  }

  @Override
  public int nested() {
    return expressions.nested();
  }

  @Override
  public int identifier() {
    return primaries.identifier();
  }

  @Override
  public int singleParameterArrow(int parameter) {
    return arrows.singleParameterArrow(parameter, 0);
  }

  @Override
  public void optionalMember() {
    suffixes.optionalMember();
  }

  @Override
  public int restOfArguments() {
    return suffixes.restOfArguments();
  }

  @Override
  public int countedArguments() {
    return suffixes.countedArguments();
  }
}
