package dev.shale.tools.cli;

import dev.shale.engine.cache.CacheOptions;
import dev.shale.engine.store.Scope;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Where and how builds are kept.
 *
 * @param command the command, for sentences about it
 * @param directory as it was named; empty for the one of the project
 * @param isOff whether none is
 * @param isReadOnly whether what others kept is only read
 * @param isManaged whether installers are trusted
 * @param maxBytes how much is kept; {@link #DEFAULT_BYTES} when nothing was said
 * @param compressed what is to be written compressed
 */
record CacheArguments(
    String command,
    String directory,
    boolean isOff,
    boolean isReadOnly,
    boolean isManaged,
    long maxBytes,
    Set<Scope> compressed) {
  private static final long DEFAULT_BYTES = -1;
  private static final String PLACE = ".cache/shale";
  private static final String COMPRESS = "--cache-compress";

  static void declare(CommandSpec spec) {
    spec.addOption(
        BuildArguments.value(
            "--cache",
            "DIR",
            "Where builds are kept. Default: node_modules/.cache/shale of a project that has a"
                + " node_modules; others keep none"));
    spec.addOption(BuildArguments.flag("Neither use nor keep builds", "--no-cache"));
    spec.addOption(BuildArguments.flag("Use what is kept, write nothing", "--read-only-cache"));
    spec.addOption(BuildArguments.value("--cache-size", "SIZE", "How much is kept. Default: 1g"));
    spec.addOption(compressFlag());
    spec.addOption(BuildArguments.flag("Look at each file of installed packages", "--no-managed"));
  }

  /** The option that saving and copying have. */
  static OptionSpec compressFlag() {
    return BuildArguments.flag(
        "Write what was parsed and resolved compressed: less to store and to carry, more CPU for"
            + " runs after a change. Default: nothing is",
        COMPRESS);
  }

  /** What is to be compressed. */
  static Set<Scope> compressed(ParseResult given) {
    return given.hasMatchedOption(COMPRESS) ? Scope.cold() : Set.of();
  }

  static CacheArguments of(ParseResult given) {
    String command = given.commandSpec().qualifiedName();
    return new CacheArguments(
        command,
        BuildArguments.text(given, "--cache", ""),
        given.hasMatchedOption("--no-cache"),
        given.hasMatchedOption("--read-only-cache"),
        !given.hasMatchedOption("--no-managed"),
        size(command, BuildArguments.text(given, "--cache-size", "")),
        compressed(given));
  }

  private static long size(String command, String text) {
    long bytes = text.isEmpty() ? DEFAULT_BYTES : Sizes.parse(text);
    if (!text.isEmpty() && bytes == Sizes.NOT_A_SIZE) {
      throw BuildArguments.notOneOf(command, "--cache-size", "a size such as 512m or 2g", text);
    }
    return bytes;
  }

  /**
   * Where the builds of a project are kept; null when they are not. Nothing is made in a project
   * into which nothing was installed.
   *
   * @param project absolute
   */
  @Nullable CacheOptions options(Path project, Path working) {
    Path place = isOff ? null : place(project, working);
    if (place == null) {
      return null;
    }
    CacheOptions options =
        CacheOptions.of(place)
            .withReadOnly(isReadOnly)
            .withManaged(isManaged)
            .withCompressed(compressed);
    return maxBytes == DEFAULT_BYTES ? options : options.withMaxBytes(maxBytes);
  }

  private @Nullable Path place(Path project, Path working) {
    if (!directory.isEmpty()) {
      try {
        return working.resolve(directory);
      } catch (InvalidPathException notAPath) {
        throw new UsageException(command, "--cache takes a directory, not '" + directory + "'");
      }
    }
    Path installed = project.resolve("node_modules");
    return Files.isDirectory(installed) ? installed.resolve(PLACE) : null;
  }
}
