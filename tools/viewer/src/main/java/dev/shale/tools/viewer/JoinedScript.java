package dev.shale.tools.viewer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modules of the page's script as one script: each is a function that is called once and
 * returns what it exports, behind those that it imports.
 *
 * <pre>{@code
 * import {NONE} from './absent.js';       const $2 = (() => {
 * export function find() { ... }          const {NONE} = $1;
 *                                         function find() { ... }
 *                                         return {find};
 *                                         })();
 * }</pre>
 *
 * <p>So modules do not import each other in a circle, and what is exported does not change.
 */
final class JoinedScript {
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (\\{[^}]*}) from '(\\.[^']*)';$");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export ((?:async )?(?:function|class|const) (\\w+))");
  private static final Pattern OTHER = Pattern.compile("(?m)^(?:import|export)\\b.*");

  /** What the modules are called that are joined already. */
  private final Map<String, String> names = new HashMap<>();

  private final Set<String> open = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  private JoinedScript() {}

  /** A module and all that it leads to. */
  static String of(String main) {
    JoinedScript script = new JoinedScript();
    script.add(main);
    return script.text.toString();
  }

  /** Returns what a module is called. */
  private String add(String file) {
    String known = names.get(file);
    if (known != null) {
      return known;
    }
    if (!open.add(file)) {
      throw new IllegalStateException(file + " imports itself in a circle");
    }
    String body = withExports(withImports(file, PageSources.text(file)));
    Matcher other = OTHER.matcher(body);
    if (other.find()) {
      throw new IllegalStateException(file + " cannot be joined: " + other.group());
    }
    String name = "$" + names.size();
    names.put(file, name);
    text.append("const ").append(name).append(" = (() => {\n").append(body).append("})();\n");
    return name;
  }

  private String withImports(String file, String source) {
    return IMPORT
        .matcher(source)
        .replaceAll(one -> {
          String from = add(resolved(file, one.group(2)));
          return Matcher.quoteReplacement("const " + one.group(1) + " = " + from + ";");
        });
  }

  private static String withExports(String source) {
    StringJoiner exported = new StringJoiner(", ", "return {", "};\n");
    Matcher exports = EXPORT.matcher(source);
    while (exports.find()) {
      exported.add(exports.group(2));
    }
    return exports.replaceAll("$1") + exported;
  }

  private static String resolved(String from, String request) {
    String folder = from.substring(0, from.lastIndexOf('/') + 1);
    String rest = request;
    while (rest.startsWith("../")) {
      folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
      rest = rest.substring("../".length());
    }
    return folder + (rest.startsWith("./") ? rest.substring("./".length()) : rest);
  }
}
