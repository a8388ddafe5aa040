package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.parser.token.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * What every engine has in its global object: reading it, or a member of it, has no effects, and
 * neither have calls of some of its functions.
 */
public final class Globals {
  private static final String[][] KNOWN =
      byLength(
          "Array",
          "ArrayBuffer",
          "BigInt",
          "Boolean",
          "DataView",
          "Date",
          "Error",
          "Float32Array",
          "Float64Array",
          "Function",
          "Infinity",
          "Int16Array",
          "Int32Array",
          "Int8Array",
          "Intl",
          "JSON",
          "Map",
          "Math",
          "NaN",
          "Number",
          "Object",
          "Promise",
          "Proxy",
          "RangeError",
          "Reflect",
          "RegExp",
          "Set",
          "String",
          "Symbol",
          "SyntaxError",
          "TypeError",
          "URL",
          "Uint16Array",
          "Uint32Array",
          "Uint8Array",
          "WeakMap",
          "WeakRef",
          "WeakSet",
          "console",
          "globalThis",
          "isFinite",
          "isNaN",
          "parseFloat",
          "parseInt",
          "undefined");

  private static final String[][] FUNCTIONS =
      byLength(
          "Array",
          "BigInt",
          "Boolean",
          "Date",
          "Number",
          "Object",
          "String",
          "Symbol",
          "isFinite",
          "isNaN",
          "parseFloat",
          "parseInt");

  /** Constructors without effects, whatever the arguments are but for their own effects. */
  private static final String[][] COLLECTIONS = byLength("Map", "Set", "WeakMap", "WeakSet");

  private static final String[][] MEMBERS =
      byLength(
          "Array.isArray",
          "Array.of",
          "Date.now",
          "Number.isFinite",
          "Number.isInteger",
          "Number.isNaN",
          "Number.isSafeInteger",
          "Number.parseFloat",
          "Number.parseInt",
          "Object.create",
          "Object.entries",
          "Object.getOwnPropertyNames",
          "Object.getPrototypeOf",
          "Object.is",
          "Object.keys",
          "Object.values",
          "String.fromCharCode",
          "String.fromCodePoint",
          "Symbol.for");

  private Globals() {}

  public static boolean isKnown(Names names, int name) {
    return contains(KNOWN, names, name);
  }

  /** Whether a call of the global has no effects but those of its arguments. */
  public static boolean isPureFunction(Names names, int name) {
    return contains(FUNCTIONS, names, name);
  }

  /** Whether the global makes an empty collection, or one of the elements of an array. */
  public static boolean isCollection(byte[] bytes, int begin, int end) {
    return contains(COLLECTIONS, bytes, begin, end);
  }

  /** Whether a call of the member that stands in a range of the file has no effects. */
  public static boolean isPureMember(byte[] bytes, int begin, int end) {
    if (end - begin > 5 && isText(bytes, begin, begin + 5, "Math.")) {
      return true;
    }
    return contains(MEMBERS, bytes, begin, end);
  }

  private static boolean contains(String[][] texts, Names names, int name) {
    return contains(texts, names.source(name), names.begin(name), names.end(name));
  }

  private static boolean contains(String[][] texts, byte[] source, int begin, int end) {
    int length = end - begin;
    if (length < texts.length) {
      for (String text : texts[length]) {
        if (isText(source, begin, end, text)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Texts by how many bytes they have, which spares most names all comparisons. */
  private static String[][] byLength(String... texts) {
    int longest = 0;
    for (String text : texts) {
      longest = Math.max(longest, text.length());
    }
    String[][] byLength = new String[longest + 1][];
    for (int length = 0; length <= longest; length++) {
      List<String> same = new ArrayList<>();
      for (String text : texts) {
        if (text.length() == length) {
          same.add(text);
        }
      }
      byLength[length] = same.toArray(new String[0]);
    }
    return byLength;
  }

  private static boolean isText(byte[] bytes, int begin, int end, String text) {
    if (end - begin != text.length()) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      if (bytes[begin + at] != text.charAt(at)) {
        return false;
      }
    }
    return true;
  }
}
