package dev.shale.tools.cli.command;

import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.report.SchemaJson;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale schema}: what may be in a {@code shale.json}. */
public final class SchemaCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Help.command(
        "shale schema",
        "Prints the JSON Schema of shale.json.",
        "never",
        "shale schema",
        "shale schema > shale.schema.json   for an editor, with \"$schema\" in shale.json");
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    SchemaJson.write(shell.out());
    return ExitStatus.OK;
  }
}
