package dev.shale.tools.cli.command;

import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.completion.Completion;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale completion}: a script that has a shell complete what is typed. */
final class CompletionCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale completion",
            "Prints a script for a shell, which then completes commands and options.",
            "never",
            "shale completion bash|zsh|fish",
            "source <(shale completion bash)    in ~/.bashrc",
            "source <(shale completion zsh)     in ~/.zshrc, below compinit",
            "shale completion fish > ~/.config/fish/completions/shale.fish");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .paramLabel("SHELL")
            .type(String.class)
            .completionCandidates(names())
            .description("bash, zsh or fish")
            .build());
    return spec;
  }

  private static List<String> names() {
    return Arrays.stream(Completion.values()).map(Completion::label).toList();
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    String name = given.matchedPositionalValue(0, "");
    for (Completion completion : Completion.values()) {
      if (completion.label().equals(name)) {
        shell.out().print(completion.script(Commands.specs()));
        return ExitStatus.OK;
      }
    }
    throw new UsageException(
        "shale completion", "there is no script for '" + name + "', but for bash, zsh and fish");
  }
}
