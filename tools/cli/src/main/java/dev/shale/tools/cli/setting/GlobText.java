package dev.shale.tools.cli.setting;

/** What people may write as a glob, on the command line and in a configuration. */
public final class GlobText {
  private GlobText() {}

  /** What is wrong with a text as a glob: behind "takes"; empty for a good one. */
  public static String problem(String glob) {
    if (glob.isEmpty() || glob.indexOf('\0') >= 0) {
      return "a glob that is not empty";
    }
    if (glob.indexOf('\\') >= 0) {
      return "globs with / between folders";
    }
    if (glob.startsWith("/")) {
      return "relative globs, without a / in front";
    }
    return isClosed(glob, '{', '}') && isClosed(glob, '[', ']')
        ? ""
        : "globs whose braces and brackets are closed";
  }

  /** The same of one that takes away what fits where it begins with an exclamation mark. */
  static String problemOfChoice(String text) {
    return problem(text.startsWith("!") ? text.substring(1) : text);
  }

  private static boolean isClosed(String glob, char open, char close) {
    int depth = 0;
    for (int at = 0; at < glob.length() && depth >= 0; at++) {
      char c = glob.charAt(at);
      depth += c == open ? 1 : c == close ? -1 : 0;
    }
    return depth == 0;
  }
}
