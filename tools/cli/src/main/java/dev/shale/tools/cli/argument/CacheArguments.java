package dev.shale.tools.cli.argument;

import dev.shale.engine.options.CacheOptions;
import dev.shale.engine.store.file.Failures;
import dev.shale.engine.store.file.StoreError;
import dev.shale.tools.cli.output.SavingProcess;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.Visible;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
 * @param isFresh whether nothing that is kept is used, but replaced
 * @param isReadOnly whether what others kept is only read
 * @param isWaiting whether the command ends when what it built is kept
 * @param isManaged whether installers are trusted
 * @param isTrusting whether other users are
 * @param maxBytes how much is kept; {@link #DEFAULT_BYTES} when nothing was said
 * @param isCompressing whether what is read only after a change is written compressed
 */
public record CacheArguments(
    String command,
    String directory,
    boolean isOff,
    boolean isFresh,
    boolean isReadOnly,
    boolean isWaiting,
    boolean isManaged,
    boolean isTrusting,
    long maxBytes,
    boolean isCompressing) {
  private static final long DEFAULT_BYTES = -1;
  private static final String INSTALLED = "node_modules";
  private static final String CACHES = ".cache";
  private static final String OWN = "shale";
  private static final String COMPRESS = "--cache-compress";
  private static final String OFF = "--no-cache";
  private static final String FRESH = "--rebuild";
  private static final String TRUST = "--trust-cache";

  public static void declare(CommandSpec spec) {
    spec.addOption(
        BuildArguments.value(
            "--cache",
            "DIR",
            "Where builds are kept. Default: node_modules/.cache/shale of a project that has a"
                + " node_modules; others keep none"));
    spec.addOption(BuildArguments.flag("Neither use nor keep builds", OFF));
    spec.addOption(BuildArguments.flag("Use nothing that is kept, and replace it", FRESH));
    spec.addOption(BuildArguments.flag("Use what is kept, write nothing", "--read-only-cache"));
    spec.addOption(
        BuildArguments.flag(
            "End when what was built is kept. Otherwise a process of its own keeps it, but for"
                + " where CI is set",
            SavingProcess.WAIT));
    spec.addOption(
        BuildArguments.flag("Use what other users kept there, who may have made it up", TRUST));
    spec.addOption(BuildArguments.value("--cache-size", "SIZE", "How much is kept. Default: 1g"));
    spec.addOption(compressFlag());
    spec.addOption(BuildArguments.flag("Look at each file of installed packages", "--no-managed"));
  }

  /** The option that saving and copying have. */
  public static OptionSpec compressFlag() {
    return BuildArguments.flag(
        "Write what was parsed and resolved compressed: less to store and to carry, more CPU for"
            + " runs after a change. Default: nothing is",
        COMPRESS);
  }

  /** Whether what is read only after a change is to be compressed. */
  public static boolean isCompressing(ParseResult given) {
    return given.hasMatchedOption(COMPRESS);
  }

  public static CacheArguments of(ParseResult given) {
    String command = given.commandSpec().qualifiedName();
    return new CacheArguments(
        command,
        BuildArguments.text(given, "--cache", ""),
        given.hasMatchedOption(OFF),
        given.hasMatchedOption(FRESH),
        given.hasMatchedOption("--read-only-cache"),
        given.hasMatchedOption(SavingProcess.WAIT),
        !given.hasMatchedOption("--no-managed"),
        given.hasMatchedOption(TRUST),
        size(command, BuildArguments.text(given, "--cache-size", "")),
        isCompressing(given));
  }

  /** Whether a command may have used what an earlier run kept. */
  public static boolean usesKept(ParseResult given) {
    return given.commandSpec().findOption(FRESH) != null
        && !given.hasMatchedOption(OFF)
        && !given.hasMatchedOption(FRESH);
  }

  /** The same arguments, for a run that uses nothing that is kept. */
  public static String[] fresh(String[] arguments) {
    String[] fresh = new String[arguments.length + 1];
    fresh[0] = FRESH;
    System.arraycopy(arguments, 0, fresh, 1, arguments.length);
    return fresh;
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
   * @param shell is told why nothing is kept where that is not as usual
   */
  public @Nullable CacheOptions options(Path project, Shell shell) {
    Path place = isOff ? null : place(project, shell);
    if (place == null) {
      return null;
    }
    CacheOptions options =
        CacheOptions.of(place)
            .withFresh(isFresh)
            .withReadOnly(isReadOnly || isLeft(shell))
            .withManaged(isManaged)
            .withTrusting(isTrusting)
            .withCompressed(isCompressing);
    return maxBytes == DEFAULT_BYTES ? options : options.withMaxBytes(maxBytes);
  }

  /** Whether what is to be kept is left to a process of its own. */
  public boolean isLeft(Shell shell) {
    return !isReadOnly && !isWaiting && shell.saving().isPossible();
  }

  private @Nullable Path place(Path project, Shell shell) {
    if (!directory.isEmpty()) {
      try {
        Path place = shell.directory().resolve(directory);
        return isFree(place, shell) ? place : null;
      } catch (InvalidPathException notAPath) {
        throw new UsageException(command, "--cache takes a directory, not '" + directory + "'");
      }
    }
    if (!Files.isDirectory(project.resolve(INSTALLED))) {
      return null;
    }
    String link = linkOf(project);
    if (!link.isEmpty()) {
      shell.err().println("shale: " + link + ".");
      return null;
    }
    return placeOf(project);
  }

  /** Says what a process of its own, which is to keep the build, would say to nobody. */
  private boolean isFree(Path place, Shell shell) {
    boolean isFree = !isLeft(shell) || !Files.exists(place) || Files.isDirectory(place);
    if (!isFree) {
      String why = Failures.NO_DIRECTORY + " (" + StoreError.NO_DIRECTORY.advice() + ")";
      shell.err().println("shale: " + Visible.of(place.toString()) + ": " + why);
    }
    return isFree;
  }

  /** Where builds of a project are kept when nothing else is said. */
  public static Path placeOf(Path project) {
    return project.resolve(INSTALLED).resolve(CACHES).resolve(OWN);
  }

  /**
   * Why that place is not used: a clause; empty when it is. A link there may have come with the
   * project, and lead to where nobody wants files to be made or deleted. That of node_modules
   * itself is followed, as it is by whoever installs packages.
   */
  public static String linkOf(Path project) {
    Path place = placeOf(project);
    for (Path folder : new Path[] {project.resolve(INSTALLED).resolve(CACHES), place}) {
      if (Files.isSymbolicLink(folder)) {
        return project.relativize(folder)
            + " is a link, so nothing is kept there; name its end with --cache if it is meant";
      }
    }
    return "";
  }
}
