package dev.shale.tools.cli;

import dev.shale.engine.language.Resolved;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Entry;
import dev.shale.tools.cli.argument.Inputs;
import dev.shale.tools.cli.argument.Language;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A project as a command without options reads it, whose answers can be kept.
 *
 * @param language with fresh caches
 * @param buildName tells its build from others
 */
record ReadProject(Language language, List<Resolved> entries, String buildName) {
  /**
   * Reads a directory.
   *
   * @throws dev.shale.tools.cli.argument.InputException when it has no entry
   */
  static ReadProject of(Path root) {
    Source source = source(root, List.of(root.toString()));
    Language language = new Language(source.arguments, root, source.inputs, true);
    List<Entry> entries = language.entries(source.inputs);
    return new ReadProject(
        language, entries.stream().map(Entry::file).toList(), source.arguments.buildName(root));
  }

  /** From what a language is made. */
  record Source(BuildArguments arguments, Inputs inputs) {}

  /**
   * Finds out what is to be read.
   *
   * @param names entries, or a directory, as they are typed
   * @throws dev.shale.tools.cli.argument.InputException when that cannot be found out
   */
  static Source source(Path root, List<String> names) {
    CommandSpec spec = CommandSpec.create().name("shale graph");
    BuildArguments.declare(spec, 0);
    BuildArguments arguments = BuildArguments.of(new CommandLine(spec).parseArgs(), names, root);
    return new Source(arguments, Inputs.of(arguments, root, Inputs.root(arguments, root)));
  }
}
