package dev.shale.tools.cli.command;

import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.completion.Completion;
import dev.shale.tools.cli.completion.ManualPage;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale completion}: a script that has a shell complete what is typed; the manual page. */
final class CompletionCommand implements Command {
  private static final String MANUAL = "man";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale completion",
            "Prints a script for a shell, which then completes commands and options; or a manual page.",
            "never",
            "shale completion bash|zsh|fish|man",
            "source <(shale completion bash)    in ~/.bashrc",
            "source <(shale completion zsh)     in ~/.zshrc, below compinit",
            "shale completion fish > ~/.config/fish/completions/shale.fish",
            "shale completion man > ~/.local/share/man/man1/shale.1");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .paramLabel("SHELL")
            .type(String.class)
            .completionCandidates(names())
            .description("bash, zsh or fish; man for the manual page")
            .build());
    return spec;
  }

  private static List<String> names() {
    return Stream.concat(
            Arrays.stream(Completion.values()).map(Completion::label), Stream.of(MANUAL))
        .toList();
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    String name = given.matchedPositionalValue(0, "");
    if (name.equals(MANUAL)) {
      shell.out().print(ManualPage.of("shale", Commands.SUMMARY, Commands.specs()));
      return ExitStatus.OK;
    }
    for (Completion completion : Completion.values()) {
      if (completion.label().equals(name)) {
        shell.out().print(completion.script(Commands.specs()));
        return ExitStatus.OK;
      }
    }
    throw new UsageException(
        "shale completion",
        "there is no script for '" + name + "', but for bash, zsh, fish and man");
  }
}
