package dev.shale.tools.cli.command;

import dev.shale.engine.cache.KeptBuilds;
import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.CommitReport;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackCursor;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.StoreOptions;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.CacheArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.report.CacheReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale cache}: what is kept of earlier runs, and what to do about it. */
public final class CacheCommand implements Command {
  private static final String NAME = "shale cache";
  private static final String DIRECTORY = "node_modules/.cache/shale";
  private static final String CACHE = "--cache";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            NAME,
            "Shows, checks, compacts or deletes what is kept of earlier runs.",
            ExitStatus.DAMAGE,
            "shale cache [OPTIONS] stat|verify|compact|clear [DIR]",
            "shale cache stat                what there is, and what it is valid for",
            "shale cache verify              reads every byte; exit status 1 if one is wrong",
            "shale cache compact             copies what is in use to a new file",
            "shale cache compact --cache-compress",
            "                                and compresses it, to be carried elsewhere",
            "shale cache clear packages/app  deletes all of it, in another project");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .paramLabel("stat|verify|compact|clear")
            .type(String.class)
            .description("What to do")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("1")
            .arity("0..1")
            .paramLabel("DIR")
            .type(String.class)
            .description("The project. Default: .")
            .build());
    spec.addOption(
        OptionSpec.builder(CACHE)
            .type(String.class)
            .arity("1")
            .paramLabel("DIR")
            .description("Where the cache is. Default: " + DIRECTORY + " in the project")
            .build());
    spec.addOption(CacheArguments.compressFlag());
    spec.addOption(BuildArguments.flag("Write JSON", "--json"));
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    Path directory = directory(given, shell.directory());
    List<Path> folders = new KeptBuilds(directory).folders();
    if (folders.isEmpty()) {
      // What has a directory to itself, or nothing.
      folders = List.of(directory);
    }
    StoreOptions options = StoreOptions.DEFAULT.withCompressed(CacheArguments.isCompressing(given));
    boolean isJson = given.hasMatchedOption("--json");
    String action = given.matchedPositionalValue(0, "");
    try {
      return switch (action) {
        case "stat" -> show(folders, directory, false, isJson, shell);
        case "verify" -> show(folders, directory, true, isJson, shell);
        case "compact" -> compact(folders, options, directory, isJson, shell);
        case "clear" -> clear(folders, directory, isJson, shell);
        default ->
            throw new UsageException(
                NAME, "cache takes stat, verify, compact or clear, not '" + action + "'");
      };
    } catch (StoreException failure) {
      throw new InputException(failure.getMessage() + ": " + failure.error().advice());
    }
  }

  /** Whatever it is valid for. */
  private static PackStore open(Path folder, StoreOptions options) {
    return PackStore.open(folder, Scopes.ALL, new StoreStamp(List.of()), options);
  }

  private static Path directory(ParseResult given, Path directory) {
    String cache = given.matchedOptionValue(CACHE, "");
    if (!cache.isEmpty()) {
      return directory.resolve(cache).normalize();
    }
    Path project = directory.resolve(given.matchedPositionalValue(1, ".")).normalize();
    String link = CacheArguments.linkOf(project);
    if (!link.isEmpty()) {
      throw new InputException(link);
    }
    return CacheArguments.placeOf(project);
  }

  private static int show(
      List<Path> folders, Path directory, boolean isVerification, boolean isJson, Shell shell) {
    List<CacheReport> reports = new ArrayList<>();
    boolean isSound = true;
    for (Path folder : folders) {
      // Whoever only looks at it believes nothing.
      PackStore store = open(folder, StoreOptions.DEFAULT.withTrusting(true));
      try (Generation generation = store.anyGeneration()) {
        int[] brokenCounts = new int[generation.scopes().size()];
        if (isVerification) {
          verify(generation, brokenCounts);
        }
        CacheReport report = new CacheReport(generation, folder, isVerification, brokenCounts);
        reports.add(report);
        isSound &= report.isSound();
      }
    }
    if (isJson) {
      CacheReport.write(directory, reports, shell.out());
    } else {
      reports.forEach(report -> report.print(shell.out()));
    }
    return isSound ? ExitStatus.OK : ExitStatus.FINDINGS;
  }

  private static void verify(Generation generation, int[] brokenCounts) {
    PackCursor cursor = generation.cursor();
    for (Scope scope : generation.scopes()) {
      for (int index = 0; index < generation.packCount(scope); index++) {
        if (!cursor.find(scope, generation.pack(scope, index))) {
          brokenCounts[scope.number()]++;
        }
      }
    }
  }

  private static int compact(
      List<Path> folders, StoreOptions options, Path directory, boolean isJson, Shell shell)
      throws StoreException {
    List<CacheReport.Compaction> compactions = new ArrayList<>();
    long bytesBefore = 0;
    long bytes = 0;
    int packs = 0;
    int lost = 0;
    for (Path folder : folders) {
      PackStore store = open(folder, options);
      long before = fileBytes(store);
      CommitReport report = store.compact();
      long after = fileBytes(store);
      compactions.add(new CacheReport.Compaction(folder, report, before, after));
      bytesBefore += before;
      bytes += after;
      packs += report.packs();
      lost += report.packsLost();
    }
    if (isJson) {
      CacheReport.writeCompactions(directory, compactions, shell.out());
    } else {
      String sentence = Numbers.counted(packs, "pack") + " in " + Sizes.of(bytes);
      shell.out().println(sentence + ", before in " + Sizes.of(bytesBefore) + ".");
    }
    return lost == 0 ? ExitStatus.OK : ExitStatus.FINDINGS;
  }

  private static long fileBytes(PackStore store) {
    try (Generation generation = store.anyGeneration()) {
      return generation.fileBytes();
    }
  }

  private static int clear(List<Path> folders, Path directory, boolean isJson, Shell shell)
      throws StoreException {
    boolean wasThere = open(directory, StoreOptions.DEFAULT).clear();
    for (Path folder : folders) {
      wasThere |= open(folder, StoreOptions.DEFAULT).clear();
      KeptBuilds.removeEmpty(folder, directory);
    }
    if (isJson) {
      CacheReport.writeClearing(directory, wasThere, shell.out());
    } else {
      shell
          .out()
          .println((wasThere ? "Deleted what was in " : "There is nothing in ") + directory + ".");
    }
    return ExitStatus.OK;
  }
}
