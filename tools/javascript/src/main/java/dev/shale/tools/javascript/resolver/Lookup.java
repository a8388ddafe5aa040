package dev.shale.tools.javascript.resolver;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where files are looked for, and which of them count. Immutable.
 *
 * @param modules names or absolute paths of directories of packages
 * @param roots absolute paths of the directories where requests that begin with a slash are looked
 *     for first
 * @param preferRelative whether {@code a} is first taken for {@code ./a}
 * @param fullySpecified whether nothing is added to the path in a request
 * @param restrictions have to be found in the path of a file
 */
public record Lookup(
    List<String> modules,
    List<String> roots,
    boolean preferRelative,
    boolean fullySpecified,
    List<Pattern> restrictions) {

  static final Lookup PLAIN =
      new Lookup(List.of(Directory.NODE_MODULES), List.of(), false, false, List.of());

  boolean isAllowed(String path) {
    for (Pattern restriction : restrictions) {
      if (!restriction.matcher(path).find()) {
        return false;
      }
    }
    return true;
  }
}
