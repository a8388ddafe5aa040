package dev.shale.tools.javascript.resolver.request;

/** Takes requests apart. All methods are pure. */
public final class Requests {
  public static final int NONE = -1;

  /** The directory that packages are installed in. */
  public static final String NODE_MODULES = "node_modules";

  private Requests() {}

  /** Whether a request begins with {@code ./} or {@code ../}, or is one of the two. */
  public static boolean isRelative(String request) {
    int length = request.length();
    if (length == 0 || request.charAt(0) != '.') {
      return false;
    }
    if (length == 1 || request.charAt(1) == '/') {
      return true;
    }
    return request.charAt(1) == '.' && (length == 2 || request.charAt(2) == '/');
  }

  /** Whether a path ends in a slash or in dots, so that it can only be one of a directory. */
  public static boolean namesDirectory(String path) {
    return path.endsWith("/")
        || path.equals(".")
        || path.equals("..")
        || path.endsWith("/.")
        || path.endsWith("/..");
  }

  /** Where the colon of a URL's scheme is; {@link #NONE} for anything but a URL. */
  public static int schemeEnd(String request) {
    int length = request.length();
    int end = 0;
    while (end < length && isSchemeCharacter(request.charAt(end))) {
      end++;
    }
    return end > 1 && end < length && request.charAt(end) == ':' ? end : NONE;
  }

  private static boolean isSchemeCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+';
  }

  /** Where a query or fragment begins; {@link #NONE} without one. A leading one is a name. */
  public static int suffixBegin(String request) {
    for (int at = 1; at < request.length(); at++) {
      char c = request.charAt(at);
      if (c == '?' || c == '#') {
        return at;
      }
    }
    return NONE;
  }

  /** Where the package's name ends in {@code name/sub} or {@code @scope/name/sub}. */
  public static int packageNameEnd(String request) {
    int slash = request.indexOf('/');
    if (request.charAt(0) == '@') {
      if (slash < 0 || slash == request.length() - 1 || slash == 1) {
        return NONE;
      }
      slash = request.indexOf('/', slash + 1);
    }
    return slash < 0 ? request.length() : slash;
  }

  /**
   * Whether a request is none for a package, so that an alias is meant: {@code @/a}, {@code ~/a},
   * {@code #a}.
   */
  public static boolean isAliasLike(String request) {
    char first = request.charAt(0);
    return first == '#' || first == '~' || first == '$' || request.startsWith("@/");
  }

  /** Where the leading {@code ./} and {@code ../} end. */
  public static int namesBegin(String request) {
    int begin = 0;
    while (true) {
      if (request.startsWith("./", begin)) {
        begin += 2;
      } else if (request.startsWith("../", begin)) {
        begin += 3;
      } else {
        return begin;
      }
    }
  }

  /**
   * Removes {@code x/..} behind a name. Node does so before it looks at the disk, so that {@code
   * ./link/../a} is {@code ./a}, wherever the link leads.
   */
  public static String withoutParents(String request) {
    int begin = namesBegin(request);
    if (request.indexOf("/..", begin) < 0) {
      return request;
    }
    StringBuilder prefix = new StringBuilder(request.substring(0, begin));
    StringBuilder names = new StringBuilder();
    for (String name : request.substring(begin).split("/", -1)) {
      if (!name.equals("..")) {
        names.append(names.isEmpty() ? "" : "/").append(name);
      } else if (names.isEmpty()) {
        prefix.append("../");
      } else {
        names.setLength(Math.max(0, names.lastIndexOf("/")));
      }
    }
    return prefix.append(names).toString();
  }

  /** Removes slashes, and dots that stand for the directory itself, from the end of a path. */
  public static String withoutEnd(String path) {
    int end = path.length();
    while (end > 1 && (path.charAt(end - 1) == '/' || path.startsWith("/.", end - 2))) {
      end -= path.charAt(end - 1) == '/' ? 1 : 2;
    }
    return path.substring(0, end);
  }

  /**
   * A path that is written in a file as an absolute one, without {@code .} and {@code ..}.
   *
   * @param directory of the file; empty for the root
   * @param path absolute or relative to the directory, with or without {@code ./}
   */
  public static String absolute(String directory, String path) {
    StringBuilder names = new StringBuilder();
    String whole = path.startsWith("/") ? path : directory + "/" + path;
    for (String name : whole.split("/", -1)) {
      if (name.equals("..")) {
        names.setLength(Math.max(0, names.lastIndexOf("/")));
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.append('/').append(name);
      }
    }
    return names.toString();
  }

  /** Whether a path has one of the names {@code .}, {@code ..} and {@code node_modules}. */
  public static boolean hasForbiddenName(String path) {
    int begin = 0;
    while (begin <= path.length()) {
      int end = begin;
      while (end < path.length() && path.charAt(end) != '/' && path.charAt(end) != '\\') {
        end++;
      }
      if (isForbidden(path, begin, end)) {
        return true;
      }
      begin = end + 1;
    }
    return false;
  }

  private static boolean isForbidden(String path, int begin, int end) {
    return switch (end - begin) {
      case 1 -> path.charAt(begin) == '.';
      case 2 -> path.startsWith("..", begin);
      case 12 -> path.startsWith(NODE_MODULES, begin);
      default -> false;
    };
  }
}
