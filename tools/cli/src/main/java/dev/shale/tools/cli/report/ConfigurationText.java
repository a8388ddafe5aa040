package dev.shale.tools.cli.report;

import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.setting.Option;
import dev.shale.tools.cli.setting.Rule;
import dev.shale.tools.cli.setting.Severity;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.core.io.JsonStringEncoder;

/** What is found of a project as a {@code shale.json}, whose comments say why. */
public final class ConfigurationText {
  private static final String HEAD =
      """
      // What Shale is to know about this project, as it found it. 'shale schema' prints all keys.
      """;

  private static final Rule SUGGESTED = Rule.NO_CYCLES;

  private static final String RULES =
      """
        // What 'shale check' holds the project to. Once it is to fail, "error" says so; what is there
        // today may stay with --save-baseline and --baseline. Others of docs/rules.md, as examples:
        //   "no-test-in-production": "error",
        //   "boundaries": {"from": "src/ui", "deny": "src/db", "because": "the UI asks the API"},
      """;

  private final ProjectLayout project;
  private final Path directory;
  private final List<ProjectLayout.Member> members = new ArrayList<>();

  /**
   * The text for a project.
   *
   * @param directory where the file will be
   */
  public ConfigurationText(ProjectLayout project, Path directory) {
    this.project = project;
    this.directory = directory;
    for (ProjectLayout.Member one : project.packages()) {
      if (!one.entries().isEmpty()) {
        members.add(one);
      }
    }
  }

  /** The file. */
  public String text() {
    StringJoiner keys = new StringJoiner(",\n\n", HEAD + "{\n", "\n}\n");
    if (isSingle()) {
      keys.add(platform(project.packages().getFirst()));
    } else {
      keys.add(packages());
    }
    return keys.add(entries()).add(rules()).toString();
  }

  private boolean isSingle() {
    return project.packages().size() == 1;
  }

  private static String platform(ProjectLayout.Member only) {
    return "  // " + reason(only) + "\n  " + key(Option.PLATFORM) + quoted(only.platform().label());
  }

  private static String reason(ProjectLayout.Member one) {
    return one.platformReason().isEmpty()
        ? "Nothing in package.json says what runs it, so this is the usual platform."
        : "Because: " + comment(one.platformReason()) + ".";
  }

  private String packages() {
    StringJoiner names = new StringJoiner(",\n", "[\n", "\n  ]");
    Set<String> seen = new LinkedHashSet<>();
    for (ProjectLayout.Member one : members) {
      if (seen.add(name(one))) {
        names.add("    " + quoted(name(one)));
      }
    }
    return "  // Those with an entry, as "
        + comment(project.layout())
        + " has them.\n  "
        + key(Option.PACKAGES)
        + names;
  }

  private String name(ProjectLayout.Member one) {
    if (!one.name().isEmpty()) {
      return one.name();
    }
    String path = relative(one.directory());
    return path.isEmpty() ? "." : path;
  }

  private String entries() {
    StringBuilder text = new StringBuilder("  ").append(key(Option.ENTRIES)).append('[');
    boolean isFirst = true;
    for (ProjectLayout.Member one : members) {
      if (!isSingle()) {
        text.append(isFirst ? "\n" : "\n\n").append("    // ").append(heading(one));
      }
      for (ProjectLayout.Entry entry : one.entries()) {
        text.append("\n    ").append(quoted(relative(entry.file())));
        text.append(",  // ").append(comment(entry.origin()));
        isFirst = false;
      }
    }
    return text.append("\n  ]").toString();
  }

  private static String rules() {
    return RULES
        + "  "
        + key(Option.RULES)
        + "{\n    "
        + quoted(SUGGESTED.label())
        + ": "
        + quoted(Severity.WARNING.label())
        + "\n  }";
  }

  private String heading(ProjectLayout.Member one) {
    String reason = one.platformReason();
    return comment(name(one))
        + ": "
        + one.platform().label()
        + (reason.isEmpty() ? "" : " (" + comment(reason) + ")");
  }

  /** The same for whoever ran the command. */
  public String summary() {
    StringJoiner lines = new StringJoiner("\n");
    if (isSingle()) {
      ProjectLayout.Member only = project.packages().getFirst();
      String reason = only.platformReason();
      lines.add(
          "  platform  "
              + only.platform().label()
              + "  ("
              + (reason.isEmpty() ? "the usual one" : comment(reason))
              + ")");
    } else {
      lines.add(
          "  packages  "
              + Numbers.grouped(members.size())
              + "  ("
              + comment(project.layout())
              + ")");
    }
    boolean isFirst = true;
    for (ProjectLayout.Member one : members) {
      for (ProjectLayout.Entry entry : one.entries()) {
        lines.add(
            (isFirst ? "  entries   " : "            ")
                + Visible.of(relative(entry.file()))
                + "  ("
                + comment(entry.origin())
                + ")");
        isFirst = false;
      }
    }
    lines.add("  rules     " + SUGGESTED.label() + " as a warning  (see it with 'shale check')");
    return lines.toString();
  }

  private String relative(Path path) {
    return directory.relativize(path).toString().replace('\\', '/');
  }

  private static String key(Option option) {
    return quoted(option.key()) + ": ";
  }

  private static String quoted(String text) {
    byte[] quoted = JsonStringEncoder.getInstance().quoteAsUTF8(text);
    return "\"" + new String(quoted, StandardCharsets.UTF_8) + "\"";
  }

  /** What others wrote must not end the comment. */
  private static String comment(String text) {
    return Visible.of(text);
  }
}
