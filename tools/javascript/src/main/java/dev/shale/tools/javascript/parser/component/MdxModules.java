package dev.shale.tools.javascript.parser.component;

/** The imports and exports of an MDX file: they begin a line and end at a blank one. */
final class MdxModules {
  private final ScriptText script;

  MdxModules(ScriptText script) {
    this.script = script;
  }

  void read(byte[] bytes, int begin, int end) {
    boolean isFenced = false;
    boolean isBehindBlank = true;
    int at = begin;
    while (at < end) {
      int lineEnd = lineEnd(bytes, at, end);
      boolean isFence =
          Tag.startsWith(bytes, at, lineEnd, "```") || Tag.startsWith(bytes, at, lineEnd, "~~~");
      isFenced ^= isFence;
      if (!isFenced && !isFence && isBehindBlank && isModule(bytes, at, lineEnd)) {
        int blockEnd = blockEnd(bytes, at, end);
        script.keep(at, blockEnd);
        at = blockEnd;
        continue;
      }
      isBehindBlank = isBlank(bytes, at, lineEnd);
      at = lineEnd + 1;
    }
  }

  private static boolean isModule(byte[] bytes, int at, int end) {
    return Tag.startsWith(bytes, at, end, "import ")
        || Tag.startsWith(bytes, at, end, "import{")
        || Tag.startsWith(bytes, at, end, "export ");
  }

  private static int blockEnd(byte[] bytes, int begin, int end) {
    int at = begin;
    while (at < end) {
      int lineEnd = lineEnd(bytes, at, end);
      if (isBlank(bytes, at, lineEnd)) {
        return at;
      }
      at = lineEnd + 1;
    }
    return end;
  }

  private static int lineEnd(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte[] bytes, int begin, int end) {
    for (int at = begin; at < end; at++) {
      if (bytes[at] > ' ' || bytes[at] < 0) {
        return false;
      }
    }
    return true;
  }
}
