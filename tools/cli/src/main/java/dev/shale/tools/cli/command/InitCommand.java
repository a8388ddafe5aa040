package dev.shale.tools.cli.command;

import dev.shale.offheap.system.FileFailure;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Sentences;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.report.ConfigurationText;
import dev.shale.tools.cli.setting.ConfigurationFinder;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale init}: writes down what is found of a project. */
public final class InitCommand implements Command {
  private static final String FORCE = "--force";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale init",
            "Writes a shale.json with the entries, the platform and the packages that are found.",
            "never",
            "shale init [OPTIONS] [DIR]",
            "shale init               for the project in the working directory",
            "shale init packages/app  for another one");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .paramLabel("DIR")
            .type(String.class)
            .description("The project. Default: .")
            .build());
    spec.addOption(BuildArguments.flag("Replace a shale.json that is there", FORCE));
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    Path directory = directory(given.matchedPositionalValue(0, "."), shell.directory());
    Path file = directory.resolve(ConfigurationFinder.NAME);
    boolean isForced = given.hasMatchedOption(FORCE);
    if (!isForced) {
      checkAbsent(file);
    }
    ProjectLayout project = ProjectLayout.find(directory, false);
    for (String problem : project.problems()) {
      shell.err().println("shale: " + Visible.of(problem));
    }
    if (project.isFailure()) {
      throw new InputException(Sentences.continued(project.failure()));
    }
    ConfigurationText text = new ConfigurationText(project, directory);
    write(file, text.text(), isForced);
    shell.out().println("Wrote " + shown(file) + " with");
    shell.out().println(text.summary());
    return ExitStatus.OK;
  }

  private static void checkAbsent(Path file) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new InputException(shown(file) + " is there already; 'shale init --force' replaces it");
    }
    if (ConfigurationFinder.isInManifest(Objects.requireNonNull(file.getParent()))) {
      throw new InputException(
          "the package.json beside "
              + shown(file)
              + " has a key \"shale\", which would not be read any more; 'shale init --force'"
              + " writes the file in spite of it");
    }
  }

  private static String shown(Path file) {
    return Visible.of(file.toString());
  }

  private static Path directory(String name, Path working) {
    try {
      Path directory = working.resolve(name).toRealPath();
      if (Files.isDirectory(directory)) {
        return directory;
      }
    } catch (InvalidPathException | IOException notThere) {
      throw new InputException("there is no directory " + Visible.of(name));
    }
    throw new InputException(Visible.of(name) + " is not a directory");
  }

  /** A link is replaced and not followed. */
  private static void write(Path file, String text, boolean isForced) {
    try {
      if (isForced) {
        Files.deleteIfExists(file);
      }
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException failure) {
      throw new InputException(shown(file) + " cannot be written: " + FileFailure.reason(failure));
    }
  }
}
