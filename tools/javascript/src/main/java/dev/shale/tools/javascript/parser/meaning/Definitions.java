package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Names and chains of names that the user has defined. */
public final class Definitions {
  private final Surroundings around;
  private final Descent descent;
  private final Names names;
  private final Notes notes;
  private final Scopes scopes;
  private final Tokens tokens;
  private final Values values;
  private Defines defines = Defines.NONE;

  /** By the number of a name behind the known ones: the node of {@link #defines}. */
  private int[] rootNodes = new int[0];

  /** Whether {@code process} begins a chain, beside that of {@code process.env.NODE_ENV}. */
  boolean definesProcess;

  /** Whether {@code define} begins a chain. */
  boolean definesDefine;

  private int metaNode = Defines.NO_NODE;
  private int moduleNode = Defines.NO_NODE;
  private boolean definesTypes;

  /** What was read of a chain, when it is {@link Constants#PREFIX}. */
  private int prefixNode;

  private int prefixReference;
  private int prefixBegin;

  Definitions(Meaning meaning) {
    around = meaning.around;
    descent = meaning.descent;
    names = meaning.names;
    notes = meaning.notes;
    scopes = meaning.scopes;
    tokens = meaning.tokens;
    values = meaning.values;
  }

  /** Sets the definitions for all files to come. */
  public void define(Defines definitions) {
    defines = definitions;
    String[] roots = defines.roots();
    names.know(roots);
    rootNodes = new int[roots.length];
    for (int root = 0; root < roots.length; root++) {
      rootNodes[root] = defines.root(roots[root]);
    }
    definesProcess = defines.root("process") != Defines.NO_NODE;
    definesDefine = defines.root("define") != Defines.NO_NODE;
    moduleNode = defines.root("module");
    metaNode = metaNode(defines.root("import"));
    definesTypes = defines.hasChildren(Defines.TYPEOF);
  }

  private int metaNode(int importNode) {
    byte[] name = {'m', 'e', 't', 'a'};
    return importNode == Defines.NO_NODE
        ? Defines.NO_NODE
        : defines.child(importNode, name, 0, name.length);
  }

  /** A name that chains begin with, and that ends at {@link Tokens#previousEnd}. */
  public int defined(int name) {
    if ((around.context & Surroundings.BINDING) != 0) {
      scopes.bindable(name);
    }
    prefixBegin = tokens.previousEnd - names.length(name);
    return value(
        rootNodes[name - Names.FIRST_DEFINED], notes.track(name, prefixBegin, tokens.previousEnd));
  }

  /** The current token behind {@code import.meta.}: its value, and whether it was read. */
  boolean isDefinedMember() {
    return metaNode != Defines.NO_NODE && metaMember() != Defines.NO_NODE;
  }

  private int metaMember() {
    return defines.child(metaNode, tokens.bytes, tokens.tokenBegin, tokens.position);
  }

  int definedMember(int from) {
    int node = metaMember();
    prefixBegin = from;
    tokens.next();
    return value(node, Findings.NO_REFERENCE);
  }

  /** Makes the beginning of a chain of {@code module}, if there is one. */
  public boolean isDefinedModule(int reference, int from) {
    prefixNode = moduleNode;
    prefixReference = reference;
    prefixBegin = from;
    return moduleNode != Defines.NO_NODE;
  }

  /** Reads a name that goes on with a chain, or ends it. */
  public int prefixMember() {
    int node = defines.child(prefixNode, tokens.bytes, tokens.tokenBegin, tokens.position);
    int reference = prefixReference;
    if (!Token.isWord(tokens.token)) {
      throw tokens.expected(Token.IDENTIFIER);
    }
    tokens.next();
    return node == Defines.NO_NODE ? Constants.UNKNOWN : value(node, reference);
  }

  /** Reads an index from behind its bracket; one that is a string is like a name. */
  public int prefixIndex() {
    int parent = prefixNode;
    int reference = prefixReference;
    int from = prefixBegin;
    int name = descent.nested();
    tokens.expect(Token.RIGHT_BRACKET);
    prefixBegin = from;
    int begin = values.textEnd();
    if (!Constants.isText(name) || !values.appendValue(name)) {
      return Constants.UNKNOWN;
    }
    int node = defines.child(parent, values.textBytes(), begin, values.textEnd());
    values.cutText(begin);
    return node == Defines.NO_NODE ? Constants.UNKNOWN : value(node, reference);
  }

  /** The value of a chain that was read so far, or the chain itself where it goes on. */
  private int value(int node, int reference) {
    boolean goesOn =
        tokens.token == Token.DOT
            || tokens.token == Token.OPTIONAL_DOT
            || tokens.token == Token.LEFT_BRACKET;
    if (goesOn) {
      prefixNode = node;
      prefixReference = reference;
      return defines.hasChildren(node) ? Constants.PREFIX : Constants.UNKNOWN;
    }
    return defines.isDefined(node) ? constant(node, reference) : Constants.UNKNOWN;
  }

  private int constant(int node, int reference) {
    around.modeReference = reference;
    if (!defines.isText(node)) {
      return defines.constant(node);
    }
    int begin = values.textEnd();
    return values.appendBytes(defines.text(node))
        ? Constants.joined(values.addText(begin, prefixBegin, tokens.previousEnd))
        : Constants.UNKNOWN;
  }

  /** Whether the operand of {@code typeof} is a name whose type is defined. */
  public boolean isDefinedType() {
    return definesTypes
        && Token.isName(tokens.token)
        && typeNode() != Defines.NO_NODE
        && endsOperand();
  }

  /** Reads such a name, behind a {@code typeof} that begins at {@code from}. */
  public int definedType(int from) {
    int node = typeNode();
    int name = tokens.internName();
    if ((around.context & Surroundings.BINDING) != 0) {
      scopes.bindable(name);
    }
    prefixBegin = from;
    tokens.next();
    return constant(node, notes.track(name, prefixBegin, tokens.previousEnd));
  }

  private int typeNode() {
    return defines.child(Defines.TYPEOF, tokens.bytes, tokens.tokenBegin, tokens.position);
  }

  private boolean endsOperand() {
    return switch (tokens.peek()) {
      case Token.DOT,
          Token.OPTIONAL_DOT,
          Token.LEFT_BRACKET,
          Token.LEFT_PAREN,
          Token.BACKQUOTE,
          Token.ARROW ->
          false;
      default -> true;
    };
  }
}
