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
    CommandSpec spec = CommandSpec.create().name("shale graph");
    BuildArguments.declare(spec, 0);
    BuildArguments arguments =
        BuildArguments.of(new CommandLine(spec).parseArgs(), List.of(root.toString()), root);
    Inputs inputs = Inputs.of(arguments, root, Inputs.root(arguments, root));
    Language language = new Language(arguments, root, inputs, true);
    return new ReadProject(
        language,
        language.entries(inputs).stream().map(Entry::file).toList(),
        arguments.buildName(root));
  }
}
