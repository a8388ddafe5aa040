package dev.shale.tools.cli.command.input;

import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.finding.Format;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** How findings are written. */
public final class FormatArgument {
  private static final String FORMAT = "--format";

  private FormatArgument() {}

  public static void declare(CommandSpec spec) {
    spec.addOption(
        BuildArguments.choice(
            FORMAT, "NAME", Format.labels() + ". Default: text", Format.labels().split(", ")));
  }

  /** The format that was given; of none, text, or what {@code --json} says. */
  public static Format of(ParseResult given, BuildArguments arguments) {
    String command = given.commandSpec().qualifiedName();
    String label = BuildArguments.text(given, FORMAT, "");
    if (label.isEmpty()) {
      return arguments.json() ? Format.JSON : Format.TEXT;
    }
    Format format = Format.ofLabel(label);
    if (format == null) {
      throw BuildArguments.notOneOf(command, FORMAT, Format.labels(), label);
    }
    if (arguments.json() && format != Format.JSON) {
      throw new UsageException(command, "--json and --format " + label + " exclude each other");
    }
    return format;
  }
}
