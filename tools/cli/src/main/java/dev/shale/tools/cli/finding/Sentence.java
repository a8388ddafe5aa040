package dev.shale.tools.cli.finding;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is said of a finding, without its dot. Paths in it are shown as the format has them.
 *
 * @param template with {@code {}} where a path stands
 * @param paths absolute paths, or names of what is no file
 */
public record Sentence(String template, List<String> paths) {
  private static final String GAP = "{}";

  /** Keeps a copy. */
  public Sentence {
    paths = List.copyOf(paths);
  }

  /** A sentence with some paths. */
  public static Sentence of(String template, String... paths) {
    return new Sentence(template, List.of(paths));
  }

  /** The sentence as text. */
  public String text(UnaryOperator<String> shown) {
    StringBuilder text = new StringBuilder();
    int begin = 0;
    for (String path : paths) {
      int gap = template.indexOf(GAP, begin);
      text.append(template, begin, gap).append(shown.apply(path));
      begin = gap + GAP.length();
    }
    return text.append(template, begin, template.length()).toString();
  }
}
