package dev.shale.tools.cli.argument;

import dev.shale.tools.cli.setting.Configuration;
import dev.shale.tools.cli.setting.ConfigurationException;
import dev.shale.tools.cli.setting.ConfigurationFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Which configuration a command takes. */
final class ConfigurationChoice {
  private static final String FILE = "--config";
  private static final String NONE = "--no-config";

  private ConfigurationChoice() {}

  static void declare(CommandSpec spec) {
    spec.addOption(
        BuildArguments.value(
            FILE,
            "FILE",
            "The configuration. Default: the nearest shale.json upwards, or package.json with a"
                + " key \"shale\""));
    spec.addOption(BuildArguments.flag("Read no configuration", NONE));
  }

  /**
   * The configuration for some inputs; null for none.
   *
   * @param inputs as they were typed
   * @param working the working directory
   * @throws InputException when it cannot be used
   */
  static @Nullable Configuration of(ParseResult given, List<String> inputs, Path working) {
    String named = BuildArguments.text(given, FILE, "");
    if (given.hasMatchedOption(NONE)) {
      if (!named.isEmpty()) {
        throw new UsageException(
            given.commandSpec().qualifiedName(), FILE + " and " + NONE + " exclude each other");
      }
      return null;
    }
    try {
      return named.isEmpty()
          ? ConfigurationFinder.above(begin(inputs, working), working)
          : ConfigurationFinder.named(working.resolve(named), working);
    } catch (ConfigurationException failure) {
      throw new InputException(String.valueOf(failure.getMessage()));
    } catch (InvalidPathException notAPath) {
      throw BuildArguments.notOneOf(given.commandSpec().qualifiedName(), FILE, "a path", named);
    }
  }

  /** The directory that has all inputs. What is not there is somebody else's to say. */
  private static Path begin(List<String> inputs, Path working) {
    Path common = null;
    for (String input : inputs) {
      Path directory = directory(input, working);
      while (common != null && !directory.startsWith(common)) {
        common = common.getParent();
      }
      common = common == null ? directory : common;
    }
    return common == null ? directory(".", working) : common;
  }

  private static Path directory(String input, Path working) {
    try {
      Path real = working.resolve(input).toRealPath();
      return Files.isDirectory(real) ? real : Objects.requireNonNull(real.getParent());
    } catch (InvalidPathException | IOException notThere) {
      return working;
    }
  }
}
