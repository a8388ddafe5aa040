package dev.shale.tools.javascript.resolver;

import dev.shale.tools.javascript.resolver.request.ImportMap;
import dev.shale.tools.javascript.resolver.request.NamePatterns;
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
 * @param prefersBuiltins whether what Node brings along comes before packages of the same name
 * @param externals requests that are left to the platform, whatever is installed
 * @param expected requests that may lead nowhere
 * @param members the packages of the workspace
 * @param importMap what names mean in the browser
 */
public record Lookup(
    List<String> modules,
    List<String> roots,
    boolean preferRelative,
    boolean fullySpecified,
    List<Pattern> restrictions,
    boolean prefersBuiltins,
    NamePatterns externals,
    NamePatterns expected,
    Members members,
    ImportMap importMap) {

  static final Lookup PLAIN =
      new Lookup(
          List.of(Directory.NODE_MODULES),
          List.of(),
          false,
          false,
          List.of(),
          false,
          NamePatterns.NONE,
          NamePatterns.NONE,
          Members.NONE,
          ImportMap.NONE);

  boolean isAllowed(String path) {
    for (Pattern restriction : restrictions) {
      if (!restriction.matcher(path).find()) {
        return false;
      }
    }
    return true;
  }
}
