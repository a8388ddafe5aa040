package dev.shale.tools.javascript;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What requests mean that no installed file answers. Immutable. Patterns are requests as they are
 * written; {@code react} fits all below it too, and a star stands for any text.
 *
 * @param externals patterns of requests that are left to the platform, whatever is installed
 * @param expected patterns of requests that may lead nowhere
 * @param members the packages of the workspace: names, and their directories
 * @param sources when requests for those packages lead to their sources
 */
public record Outside(
    List<String> externals,
    List<String> expected,
    Map<String, Path> members,
    SourceChoice sources) {

  /** Nothing of all that. */
  public static final Outside NOTHING =
      new Outside(List.of(), List.of(), Map.of(), SourceChoice.AUTO);

  /** Keeps copies. */
  public Outside {
    externals = List.copyOf(externals);
    expected = List.copyOf(expected);
    members = Map.copyOf(new LinkedHashMap<>(members));
  }
}
