package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.json.JsonText;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.token.Decoder;
import dev.shale.tools.javascript.parser.token.Keywords;
import dev.shale.tools.javascript.parser.token.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the user says that names and chains of names mean, such as {@code __DEV__} and {@code
 * process.env.API}: a tree of names. Immutable.
 */
public final class Defines {
  /** Nothing is defined. */
  public static final Defines NONE = of(Map.of());

  /** In place of a node. */
  static final int NO_NODE = -1;

  /** Below it are the names that are defined behind {@code typeof}. */
  static final int TYPEOF = 1;

  private static final int ROOT = 0;
  private static final String TYPEOF_PREFIX = "typeof ";
  private static final String[] UNDEFINABLE = {
    "require", "exports", "React", "type", "NaN", "Infinity", "undefined"
  };

  /** In place of a constant: the value is a string. */
  private static final int TEXT = -1;

  /** In place of a constant: there is a value, of which nothing is known. */
  private static final int SOMETHING = -2;

  private static final class Node {
    final byte[] name;
    final int parent;
    int value = Constants.UNKNOWN;
    byte[] text = {};

    Node(byte[] name, int parent) {
      this.name = name;
      this.parent = parent;
    }
  }

  private final List<Node> nodes = new ArrayList<>();

  private Defines() {
    add(ROOT, "");
    add(ROOT, "typeof");
  }

  /**
   * Reads names and values.
   *
   * @param values by name, an identifier or several joined by dots, perhaps behind {@code typeof};
   *     each as source text: a literal of JSON or a name
   * @throws IllegalArgumentException for what is none of these, with a sentence
   */
  public static Defines of(Map<String, String> values) {
    Defines defines = new Defines();
    for (Map.Entry<String, String> entry : values.entrySet()) {
      defines.define(entry.getKey(), entry.getValue());
    }
    defines.addMode();
    return defines;
  }

  /** Adds {@code process.env.NODE_ENV} where something else of {@code process} is defined. */
  private void addMode() {
    if (root("process") == NO_NODE) {
      return;
    }
    int environment = require(require(ROOT, "process"), "env");
    int mode = require(environment, "NODE_ENV");
    if (!isDefined(mode)) {
      set(mode, Constants.MODE, new byte[0]);
    }
  }

  private void define(String key, String value) {
    boolean isTypeof = key.startsWith(TYPEOF_PREFIX);
    String[] names = (isTypeof ? key.substring(TYPEOF_PREFIX.length()) : key).split("\\.", -1);
    boolean isMeta = names.length > 2 && names[0].equals("import") && names[1].equals("meta");
    int node = isTypeof ? TYPEOF : ROOT;
    for (int index = 0; index < names.length; index++) {
      if (!isIdentifier(names[index]) || (index == 0 && !isMeta && isReserved(names[index]))) {
        throw new IllegalArgumentException(
            "a name or names joined by dots are expected, not '" + key + "'");
      }
      node = require(node, names[index]);
    }
    if (isTypeof && names.length > 1) {
      throw new IllegalArgumentException("typeof takes one name, not '" + key + "'");
    }
    setLiteral(node, value.strip());
  }

  private void setLiteral(int node, String value) {
    int last = value.length() - 1;
    char first = last < 0 ? ' ' : value.charAt(0);
    if (last > 0 && (first == '"' || first == '\'') && value.indexOf(first, 1) == last) {
      byte[] source = value.getBytes(StandardCharsets.UTF_8);
      Decoder decoder = new Decoder();
      decoder.decode(source, 1, source.length - 1);
      set(node, TEXT, Arrays.copyOf(decoder.text(), decoder.length()));
    } else {
      set(node, constant(value, first), new byte[0]);
    }
  }

  private static int constant(String value, char first) {
    return switch (value) {
      case "true" -> Constants.TRUE;
      case "false" -> Constants.FALSE;
      case "null" -> Constants.NULL;
      case "undefined" -> Constants.UNDEFINED;
      case "NaN" -> Constants.NAN;
      case "Infinity" -> Constants.INFINITY;
      default -> {
        if (value.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
          yield Double.parseDouble(value) == 0 ? Constants.FALSY : Constants.TRUTHY;
        }
        if ((first == '{' || first == '[') ? isJson(value) : isChain(value)) {
          yield SOMETHING;
        }
        throw new IllegalArgumentException(
            "a literal of JSON or a name is expected, not '" + value + "'");
      }
    };
  }

  private static boolean isJson(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    JsonText json = JsonText.of(bytes, 0, bytes.length);
    try {
      json.skip();
      return json.peek() < 0;
    } catch (JsonText.Failure notJson) {
      return false;
    }
  }

  private static boolean isChain(String value) {
    for (String name : value.split("\\.", -1)) {
      if (!isIdentifier(name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIdentifier(String name) {
    boolean isIdentifier = !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0));
    for (int index = 1; isIdentifier && index < name.length(); index++) {
      isIdentifier = Character.isJavaIdentifierPart(name.charAt(index));
    }
    return isIdentifier;
  }

  /** Whether a name cannot be defined: reserved words, and what the parser knows better. */
  private static boolean isReserved(String name) {
    if (List.of(UNDEFINABLE).contains(name)) {
      return true;
    }
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    int hash = Keywords.hash(bytes, 0, bytes.length);
    return bytes.length <= Keywords.LONGEST
        && !Token.isName(Keywords.token(hash, bytes, 0, bytes.length));
  }

  private int require(int parent, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    int node = child(parent, bytes, 0, bytes.length);
    return node == NO_NODE ? add(parent, name) : node;
  }

  private int add(int parent, String name) {
    nodes.add(new Node(name.getBytes(StandardCharsets.UTF_8), parent));
    return nodes.size() - 1;
  }

  private void set(int node, int value, byte[] text) {
    nodes.get(node).value = value;
    nodes.get(node).text = text;
  }

  /** The names that chains begin with, but for {@code module} and {@code import}. */
  String[] roots() {
    List<String> roots = new ArrayList<>();
    for (int node = 2; node < nodes.size(); node++) {
      String name = new String(nodes.get(node).name, StandardCharsets.UTF_8);
      if (nodes.get(node).parent == ROOT && !name.equals("module") && !name.equals("import")) {
        roots.add(name);
      }
    }
    return roots.toArray(new String[0]);
  }

  /** The node of a name that chains begin with, or {@link #NO_NODE}. */
  int root(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return child(ROOT, bytes, 0, bytes.length);
  }

  /** The node of the name in {@code bytes[begin, end)} below another one, or {@link #NO_NODE}. */
  int child(int parent, byte[] bytes, int begin, int end) {
    for (int node = 2; node < nodes.size(); node++) {
      Node child = nodes.get(node);
      if (child.parent == parent
          && Arrays.equals(child.name, 0, child.name.length, bytes, begin, end)) {
        return node;
      }
    }
    return NO_NODE;
  }

  boolean hasChildren(int parent) {
    for (int node = 2; node < nodes.size(); node++) {
      if (nodes.get(node).parent == parent) {
        return true;
      }
    }
    return false;
  }

  boolean isDefined(int node) {
    return nodes.get(node).value != Constants.UNKNOWN;
  }

  boolean isText(int node) {
    return nodes.get(node).value == TEXT;
  }

  /** The value of a node as UTF-8, if it is a string. */
  byte[] text(int node) {
    return nodes.get(node).text;
  }

  /** What is known about the value of a node that is no string. */
  int constant(int node) {
    return nodes.get(node).value == SOMETHING ? Constants.UNKNOWN : nodes.get(node).value;
  }
}
