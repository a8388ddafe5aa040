package dev.shale.tools.cli.command.input;

import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.change.Changes;
import dev.shale.tools.cli.change.NamedFiles;
import dev.shale.tools.cli.change.Repository;
import dev.shale.tools.cli.question.affected.Group;
import dev.shale.tools.cli.setting.Option;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What has changed, and what is to be said of it.
 *
 * @param since the revision with which to compare; empty for none
 * @param files changed files that are named; null where git tells them
 * @param only the one group that is asked for; null for all
 * @param isNul whether each path ends with NUL
 * @param topCount how many of a group are shown
 */
public record ChangeArguments(
    String since, @Nullable List<String> files, @Nullable Group only, boolean isNul, int topCount) {
  private static final String SINCE = "--since";
  private static final String FILES = "--files";
  private static final String ONLY = "--only";
  private static final String NUL = "-0";
  private static final String CHUNKS = "--chunks";
  private static final String EXPORT_LEVEL = "--export-level";
  private static final String STANDARD_INPUT = "-";
  private static final int USUAL_TOP = 10;

  public static void declare(CommandSpec spec) {
    spec.addOption(
        BuildArguments.value(
            SINCE,
            "REV",
            "What has changed since the merge base of REV and HEAD, with what is not committed"));
    spec.addOption(
        OptionSpec.builder(FILES)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1..*")
            .paramLabel("FILE")
            .description(
                "These files have changed; - reads them from standard input, each ended by NUL or"
                    + " the line. With --since, it tells what they were")
            .build());
    spec.addOption(
        BuildArguments.value(
            ONLY, "WHAT", "Only the paths of tests, entries or modules, or names of packages"));
    spec.addOption(
        BuildArguments.flag(
            "Compare exports and statements, so that what uses nothing that is other is left out",
            EXPORT_LEVEL));
    spec.addOption(
        BuildArguments.flag("List the chunks that have another content or other names", CHUNKS));
    spec.addOption(BuildArguments.flag("With --only, end each path with NUL", NUL, "--null"));
    CountArgument.declareTop(spec, "How many of each are shown", USUAL_TOP);
  }

  public static ChangeArguments of(ParseResult given) {
    String command = given.commandSpec().qualifiedName();
    List<String> files = given.matchedOptionValue(FILES, null);
    if (!given.hasMatchedOption(SINCE) && files == null) {
      throw new UsageException(
          command, "say what has changed: --since REV, as in --since origin/main, or --files");
    }
    Group only = group(command, BuildArguments.text(given, ONLY, ""));
    boolean isNul = given.hasMatchedOption(NUL);
    if (isNul && only == null) {
      throw new UsageException(command, NUL + " needs --only, as in --only tests");
    }
    if (only != null && given.hasMatchedOption("--json")) {
      throw new UsageException(command, "--json has everything: leave out " + ONLY);
    }
    if (only != null && given.hasMatchedOption(CHUNKS)) {
      throw new UsageException(command, ONLY + " prints no chunks: leave out one of them");
    }
    return new ChangeArguments(
        BuildArguments.text(given, SINCE, ""),
        files,
        only,
        isNul,
        CountArgument.top(given, USUAL_TOP));
  }

  private static @Nullable Group group(String command, String text) {
    if (text.isEmpty()) {
      return null;
    }
    for (Group group : Group.values()) {
      if (group.label().equals(text)) {
        return group;
      }
    }
    throw BuildArguments.notOneOf(command, ONLY, "tests, entries, packages or modules", text);
  }

  /**
   * Whether exports and statements are compared, and not files.
   *
   * @param withTypes whether imports of types are to count, too
   */
  public static boolean isExportLevel(ParseResult given, boolean withTypes) {
    boolean isIt = given.hasMatchedOption(EXPORT_LEVEL);
    if (isIt && withTypes) {
      throw new UsageException(
          given.commandSpec().qualifiedName(),
          EXPORT_LEVEL + " is about what runs, and types do not: leave out --types");
    }
    return isIt;
  }

  /** Whether it is asked which chunks are others. */
  public static boolean isAboutChunks(ParseResult given) {
    return given.hasMatchedOption(CHUNKS);
  }

  /** A test that is not in the graph cannot be affected; nor is one an entry that is shipped. */
  public static boolean withTests(ParseResult given) {
    if (isAboutChunks(given)) {
      return given.hasMatchedOption(Option.TESTS.flag());
    }
    return !given.hasMatchedOption(Option.TESTS.negativeFlag());
  }

  /**
   * Finds out what has changed.
   *
   * @param working the working directory
   * @param root of the project
   */
  public Changes changes(Path working, Path root, StandardInput input) {
    if (files == null) {
      return Repository.of(root).since(since);
    }
    List<Path> within = new ArrayList<>(List.of(root));
    Changes.Before before = Changes.Before.UNKNOWN;
    Path top = Repository.topOf(root);
    if (top != null) {
      within.add(top);
    }
    if (!since.isEmpty()) {
      before = Repository.of(root).beforeOf(since);
    }
    return NamedFiles.of(names(files, input), working, within, before);
  }

  private static List<String> names(List<String> files, StandardInput input) {
    if (!files.contains(STANDARD_INPUT)) {
      return files;
    }
    if (files.size() > 1) {
      throw new InputException("--files - reads all names from standard input: name no others");
    }
    return NamedFiles.split(input.read());
  }
}
