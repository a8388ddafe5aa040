package dev.shale.tools.javascript.parser;

/** Names and chains of names that the user has defined. */
abstract class Definitions extends Requests {
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

  /** Sets the definitions for all files to come. */
  final void define(Defines definitions) {
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

  /** A name that chains begin with, and that ends at {@link #previousEnd}. */
  @Override
  final int defined(int name) {
    if ((context & BINDING) != 0) {
      scopes.bindable(name);
    }
    prefixBegin = previousEnd - names.length(name);
    return value(rootNodes[name - Names.FIRST_DEFINED], track(name, prefixBegin, previousEnd));
  }

  /** The current token behind {@code import.meta.}: its value, and whether it was read. */
  final boolean isDefinedMember() {
    return metaNode != Defines.NO_NODE && metaMember() != Defines.NO_NODE;
  }

  private int metaMember() {
    return defines.child(metaNode, bytes, tokenBegin, position);
  }

  final int definedMember(int from) {
    int node = metaMember();
    prefixBegin = from;
    next();
    return value(node, Findings.NO_REFERENCE);
  }

  /** Makes the beginning of a chain of {@code module}, if there is one. */
  final boolean isDefinedModule(int reference, int from) {
    prefixNode = moduleNode;
    prefixReference = reference;
    prefixBegin = from;
    return moduleNode != Defines.NO_NODE;
  }

  /** Reads a name that goes on with a chain, or ends it. */
  final int prefixMember() {
    int node = defines.child(prefixNode, bytes, tokenBegin, position);
    int reference = prefixReference;
    if (!Token.isWord(token)) {
      throw expected(Token.IDENTIFIER);
    }
    next();
    return node == Defines.NO_NODE ? Constants.UNKNOWN : value(node, reference);
  }

  /** Reads an index from behind its bracket; one that is a string is like a name. */
  final int prefixIndex() {
    int parent = prefixNode;
    int reference = prefixReference;
    int from = prefixBegin;
    int name = nested();
    expect(Token.RIGHT_BRACKET);
    prefixBegin = from;
    int begin = textEnd();
    if (!Constants.isText(name) || !appendValue(name)) {
      return Constants.UNKNOWN;
    }
    int node = defines.child(parent, textBytes(), begin, textEnd());
    cutText(begin);
    return node == Defines.NO_NODE ? Constants.UNKNOWN : value(node, reference);
  }

  /** The value of a chain that was read so far, or the chain itself where it goes on. */
  private int value(int node, int reference) {
    boolean goesOn =
        token == Token.DOT || token == Token.OPTIONAL_DOT || token == Token.LEFT_BRACKET;
    if (goesOn) {
      prefixNode = node;
      prefixReference = reference;
      return defines.hasChildren(node) ? Constants.PREFIX : Constants.UNKNOWN;
    }
    return defines.isDefined(node) ? constant(node, reference) : Constants.UNKNOWN;
  }

  private int constant(int node, int reference) {
    modeReference = reference;
    if (!defines.isText(node)) {
      return defines.constant(node);
    }
    int begin = textEnd();
    return appendBytes(defines.text(node))
        ? Constants.joined(addText(begin, prefixBegin, previousEnd))
        : Constants.UNKNOWN;
  }

  /** Whether the operand of {@code typeof} is a name whose type is defined. */
  final boolean isDefinedType() {
    return definesTypes && Token.isName(token) && typeNode() != Defines.NO_NODE && endsOperand();
  }

  /** Reads such a name, behind a {@code typeof} that begins at {@code from}. */
  final int definedType(int from) {
    int node = typeNode();
    int name = internName();
    if ((context & BINDING) != 0) {
      scopes.bindable(name);
    }
    prefixBegin = from;
    next();
    return constant(node, track(name, prefixBegin, previousEnd));
  }

  private int typeNode() {
    return defines.child(Defines.TYPEOF, bytes, tokenBegin, position);
  }

  private boolean endsOperand() {
    return switch (peek()) {
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
