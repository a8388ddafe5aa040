package dev.shale.tools.cli.completion;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completions for fish, as its manual describes {@code complete}; picocli writes none for it. */
final class FishScript {
  private final String program;
  private final StringBuilder text = new StringBuilder();

  FishScript(String program, List<CommandSpec> commands) {
    this.program = program;
    for (CommandSpec command : commands) {
      line("-n __fish_use_subcommand -f", "-a " + Completion.nameOf(command), summary(command));
    }
    for (CommandSpec command : commands) {
      for (OptionSpec option : command.options()) {
        add(Completion.nameOf(command), option);
      }
    }
  }

  String text() {
    return text.toString();
  }

  private static String summary(CommandSpec command) {
    return String.join(" ", command.usageMessage().description());
  }

  private void add(String command, OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      names.append(" -r");
    }
    if (option.completionCandidates() != null) {
      names.append(" -f -a ").append(quoted(String.join(" ", option.completionCandidates())));
    }
    line(
        "-n '__fish_seen_subcommand_from " + command + "'",
        names.substring(1),
        String.join(" ", option.description()));
  }

  private void line(String condition, String what, String description) {
    text.append("complete -c ").append(program).append(' ').append(condition).append(' ');
    text.append(what).append(" -d ").append(quoted(description)).append('\n');
  }

  private static String quoted(String words) {
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
