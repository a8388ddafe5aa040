package dev.shale.tools.cli.command.input;

import dev.shale.tools.cli.argument.UsageException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** An argument that names modules. */
public final class ModuleArgument {
  private ModuleArgument() {}

  /** Declares the argument at a position. */
  public static void declare(CommandSpec spec, int index, String label) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index(Integer.toString(index))
            .arity("1")
            .required(true)
            .paramLabel(label)
            .type(String.class)
            .description("A path, the end of one, a folder, a package or a request")
            .build());
  }

  /** The text at a position. */
  public static String of(ParseResult given, int index, String label) {
    String text = given.matchedPositionalValue(index, "");
    if (text.isBlank()) {
      throw new UsageException(
          given.commandSpec().qualifiedName(), label + " is empty: name a path or a package");
    }
    return text;
  }
}
