package dev.shale.tools.javascript.parser.types;

import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Shadows;
import dev.shale.tools.javascript.parser.token.Tokens;

/** The syntax of TypeScript's types: holds the classes that read them, and what they share. */
public final class TypeGrammar {
  final Tokens tokens;
  final Findings findings;
  final Shadows shadows;
  public final Types types;
  public final ObjectTypes objectTypes;
  public final FunctionTypes functionTypes;
  final TypeQueries typeQueries;
  public final TypeArguments typeArguments;
  public final TypeNames typeNames;

  /** A grammar without a file. */
  public TypeGrammar(Tokens tokens, Findings findings, Shadows shadows) {
    this.tokens = tokens;
    this.findings = findings;
    this.shadows = shadows;
    types = new Types(this);
    objectTypes = new ObjectTypes(this);
    functionTypes = new FunctionTypes(this);
    typeQueries = new TypeQueries(this);
    typeArguments = new TypeArguments(this);
    typeNames = new TypeNames(this);
  }

  /** Goes to the beginning of a file. */
  public void open() {
    typeQueries.isSecondReading = false;
  }
}
