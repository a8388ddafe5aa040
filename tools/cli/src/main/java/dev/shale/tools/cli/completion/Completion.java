package dev.shale.tools.cli.completion;

import java.io.File;
import java.util.List;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The shells that can complete commands, and the script for each. */
public enum Completion {
  BASH,
  ZSH,
  FISH;

  private static final String SHALE = "shale";

  /** Labels of options whose values are files. */
  private static final Set<String> FILES = Set.of("FILE", "DIR", "PATTERN", "GLOB");

  /** The name of the shell. */
  public String label() {
    return switch (this) {
      case BASH -> "bash";
      case ZSH -> "zsh";
      case FISH -> "fish";
    };
  }

  /**
   * A script for the shell.
   *
   * @param commands of which each is named {@code shale NAME}
   */
  public String script(List<CommandSpec> commands) {
    return switch (this) {
      case BASH, ZSH -> AutoComplete.bash(SHALE, new CommandLine(root(commands)));
      case FISH -> new FishScript(SHALE, commands).text();
    };
  }

  private static CommandSpec root(List<CommandSpec> commands) {
    CommandSpec root = CommandSpec.create().name(SHALE);
    for (CommandSpec command : commands) {
      root.addSubcommand(nameOf(command), new CommandLine(completed(command)));
    }
    return root;
  }

  static String nameOf(CommandSpec command) {
    return command.name().substring(SHALE.length() + 1);
  }

  /** The script has a list for each label, so no two options may share one. */
  private static OptionSpec completed(OptionSpec option) {
    String label = option.longestName().replaceAll("\\W", "");
    boolean isFile = option.completionCandidates() == null && FILES.contains(option.paramLabel());
    return isFile
        ? OptionSpec.builder(option.names()).arity("1").paramLabel(label).type(File.class).build()
        : OptionSpec.builder(option).paramLabel(label).build();
  }

  /** What is completed of a command: whatever stands for itself may be a file. */
  private static CommandSpec completed(CommandSpec command) {
    CommandSpec copy = CommandSpec.create().name(nameOf(command));
    for (OptionSpec option : command.options()) {
      copy.addOption(completed(option));
    }
    for (PositionalParamSpec positional : command.positionalParameters()) {
      copy.addPositional(
          PositionalParamSpec.builder()
              .index(positional.index().originalValue())
              .arity(positional.arity().originalValue())
              .paramLabel(positional.paramLabel())
              .type(File[].class)
              .completionCandidates(positional.completionCandidates())
              .build());
    }
    return copy;
  }
}
