package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * The decorators that a file imports from Angular, whose compiler injects into a class what the
 * types of its constructor's parameters name.
 */
final class InjectionNames {
  /** The class has its constructor's parameters injected. */
  static final int INJECTED = 1;

  /** Another value than the parameter's type says what is injected. */
  static final int TOKEN = 1 << 1;

  private static final String MODULE = "@angular/core";
  private static final String[] CLASSES = {
    "Component", "Directive", "Injectable", "NgModule", "Pipe"
  };
  private static final String[] TOKENS = {"Attribute", "Inject"};

  /** No file needs more; what is beyond is not looked at. */
  private static final int MOST = 64;

  private final int[] names = new int[MOST];
  private final int[] kinds = new int[MOST];
  private int count;

  void open() {
    count = 0;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether a literal of the file is the request for the module. */
  static boolean isModule(Tokens file, int literalBegin, int literalEnd) {
    return literalEnd - literalBegin == MODULE.length() + 2
        && file.begins(literalBegin + 1, MODULE);
  }

  /** Notes a name that an import from the module binds, with the name that it has there. */
  void add(int name, byte[] bytes, int begin, int end) {
    int kind = kind(bytes, begin, end);
    if (kind != 0) {
      add(name, kind);
    }
  }

  /** Notes a name that is the module as a whole. */
  void addNamespace(int name) {
    add(name, 0);
  }

  private void add(int name, int kind) {
    if (count < MOST) {
      names[count] = name;
      kinds[count++] = kind;
    }
  }

  /** What a decorator does, one of the constants or 0, of which a member may follow in a range. */
  int kind(int name, byte[] bytes, int memberBegin, int memberEnd) {
    for (int index = 0; index < count; index++) {
      if (names[index] == name) {
        return kinds[index] == 0 ? kind(bytes, memberBegin, memberEnd) : kinds[index];
      }
    }
    return 0;
  }

  private static int kind(byte[] bytes, int begin, int end) {
    if (isAmong(CLASSES, bytes, begin, end)) {
      return INJECTED;
    }
    return isAmong(TOKENS, bytes, begin, end) ? TOKEN : 0;
  }

  private static boolean isAmong(String[] texts, byte[] bytes, int begin, int end) {
    for (String text : texts) {
      boolean isSame = text.length() == end - begin;
      for (int at = 0; isSame && at < text.length(); at++) {
        isSame = bytes[begin + at] == text.charAt(at);
      }
      if (isSame) {
        return true;
      }
    }
    return false;
  }
}
