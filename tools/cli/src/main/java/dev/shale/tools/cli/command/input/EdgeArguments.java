package dev.shale.tools.cli.command.input;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.UsageException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that say which imports count. */
public final class EdgeArguments {
  public static final String STATIC = "--static";
  public static final String TYPES = "--types";

  private EdgeArguments() {}

  public static void declare(CommandSpec spec) {
    spec.addOption(BuildArguments.flag("Do not count dynamic imports", STATIC));
    spec.addOption(BuildArguments.flag("Count imports of types, too", TYPES));
  }

  public static EdgeChoice of(ParseResult given) {
    boolean isStatic = given.hasMatchedOption(STATIC);
    boolean hasTypes = given.hasMatchedOption(TYPES);
    if (isStatic && hasTypes) {
      throw new UsageException(
          given.commandSpec().qualifiedName(), "--static and --types exclude each other");
    }
    if (isStatic) {
      return EdgeChoice.STATIC;
    }
    return hasTypes ? EdgeChoice.TYPES : EdgeChoice.RUNTIME;
  }
}
