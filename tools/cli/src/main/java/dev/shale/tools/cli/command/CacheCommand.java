package dev.shale.tools.cli.command;

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
    // Whatever it is valid for.
    StoreStamp any = new StoreStamp(List.of());
    StoreOptions options = StoreOptions.DEFAULT.withCompressed(CacheArguments.isCompressing(given));
    PackStore store = PackStore.open(directory, Scopes.ALL, any, options);
    // Whoever only looks at it believes nothing.
    PackStore shown = PackStore.open(directory, Scopes.ALL, any, options.withTrusting(true));
    boolean isJson = given.hasMatchedOption("--json");
    String action = given.matchedPositionalValue(0, "");
    try {
      return switch (action) {
        case "stat" -> show(shown, directory, false, isJson, shell);
        case "verify" -> show(shown, directory, true, isJson, shell);
        case "compact" -> compact(store, directory, isJson, shell);
        case "clear" -> clear(store, directory, isJson, shell);
        default ->
            throw new UsageException(
                NAME, "cache takes stat, verify, compact or clear, not '" + action + "'");
      };
    } catch (StoreException failure) {
      throw new InputException(failure.getMessage() + ": " + failure.error().advice());
    }
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
      PackStore store, Path directory, boolean isVerification, boolean isJson, Shell shell) {
    try (Generation generation = store.anyGeneration()) {
      int[] brokenCounts = new int[generation.scopes().size()];
      if (isVerification) {
        verify(generation, brokenCounts);
      }
      CacheReport report = new CacheReport(generation, directory, isVerification, brokenCounts);
      if (isJson) {
        report.write(shell.out());
      } else {
        report.print(shell.out());
      }
      return report.isSound() ? ExitStatus.OK : ExitStatus.FINDINGS;
    }
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

  private static int compact(PackStore store, Path directory, boolean isJson, Shell shell)
      throws StoreException {
    long bytesBefore = fileBytes(store);
    CommitReport report = store.compact();
    long bytes = fileBytes(store);
    if (isJson) {
      CacheReport.writeCompaction(directory, report, bytesBefore, bytes, shell.out());
    } else {
      shell
          .out()
          .println(
              Numbers.counted(report.packs(), "pack")
                  + " in "
                  + Sizes.of(bytes)
                  + ", before in "
                  + Sizes.of(bytesBefore)
                  + ".");
    }
    return report.packsLost() == 0 ? ExitStatus.OK : ExitStatus.FINDINGS;
  }

  private static long fileBytes(PackStore store) {
    try (Generation generation = store.anyGeneration()) {
      return generation.fileBytes();
    }
  }

  private static int clear(PackStore store, Path directory, boolean isJson, Shell shell)
      throws StoreException {
    boolean wasThere = store.clear();
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
