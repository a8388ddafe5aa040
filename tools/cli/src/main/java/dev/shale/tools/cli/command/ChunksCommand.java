package dev.shale.tools.cli.command;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.chunk.Duplicates;
import dev.shale.tools.cli.chunk.Duplicates.Duplicate;
import dev.shale.tools.cli.chunk.GzipSizes;
import dev.shale.tools.cli.chunk.ProgramStarts;
import dev.shale.tools.cli.chunk.Savings;
import dev.shale.tools.cli.command.input.ChunkArguments;
import dev.shale.tools.cli.command.input.CountArgument;
import dev.shale.tools.cli.federation.ApplicationReader;
import dev.shale.tools.cli.federation.Description;
import dev.shale.tools.cli.federation.ExposedFiles;
import dev.shale.tools.cli.federation.FederatedGraph;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.TextNames;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.usage.ShakenAnswer;
import dev.shale.tools.cli.report.Reports;
import dev.shale.tools.cli.report.chunk.ChunksJson;
import dev.shale.tools.cli.report.chunk.ChunksText;
import dev.shale.tools.cli.report.chunk.SavingsText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale chunks}: which modules load together, without bundling. */
public final class ChunksCommand implements Command {
  private static final String DUPLICATES = "--duplicates";
  private static final String SAVINGS = "--savings";
  private static final String GZIP = "--gzip";
  private static final String FEDERATION = "--federation";
  private static final int USUAL_TOP = 20;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale chunks",
            "Says which modules load together: with each entry, dynamic import and worker.",
            ExitStatus.ERRORS,
            "shale chunks [OPTIONS] [ENTRY... | DIR]",
            "shale chunks                              the project in the working directory",
            "shale chunks --entry app=src/main.ts      an entry with a name",
            "shale chunks --entry app                  of the entries of shale.json, one",
            "shale chunks --like esbuild               no module in two chunks",
            "shale chunks --duplicates                 modules that are in several chunks",
            "shale chunks --savings                    imports that keep much in initial loads",
            "shale chunks --federation mf.json         with containers and shared packages",
            "shale chunks --json                       all chunks and their modules");
    spec.addOption(BuildArguments.flag("List modules that are in several chunks", DUPLICATES));
    spec.addOption(
        BuildArguments.flag(
            "List imports that alone keep bytes in an initial load, and dynamic ones that load"
                + " nothing",
            SAVINGS));
    spec.addOption(
        BuildArguments.flag("Say what the source of each chunk takes, compressed by gzip", GZIP));
    spec.addOption(
        BuildArguments.value(
            FEDERATION,
            "FILE",
            "The options of Module Federation as JSON: what is shared loads later, what is exposed"
                + " is an entry"));
    ChunkArguments.declare(spec);
    CountArgument.declareTop(spec, "So many entries and chunks", USUAL_TOP);
    spec.addOption(BuildArguments.treeShakenFlag());
    spec.addOption(BuildArguments.libraryFlag());
    BuildArguments.declare(spec, 0);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    BuildArguments arguments =
        BuildArguments.of(
            given, given.matchedPositionalValue(0, List.<String>of()), shell.directory());
    boolean isShaken = BuildArguments.isTreeShaken(given);
    ChunkArguments asked = ChunkArguments.of(given, arguments);
    arguments = arguments.withoutEntryNames();
    Description federation = federation(given, shell);
    if (federation != null) {
      arguments = arguments.with(ExposedFiles.of(federation), federation.externals());
    }
    int top = CountArgument.top(given, USUAL_TOP);
    try (Session session = Session.open(isShaken ? arguments.withExports() : arguments, shell);
        ShakenAnswer shaken = shaken(session, given);
        FederatedGraph federated = federated(session, federation);
        ChunksAnswer answer = answer(session, shaken, federated, asked)) {
      long outputStartNanos = System.nanoTime();
      Reports.caution(session, shell);
      TextNames text =
          federated == null ? session.text() : new TextNames(federated.graph(), shell.directory());
      for (int dependency : answer.chunks().misnamedDependencies()) {
        shell
            .err()
            .println(
                "shale: "
                    + text.line(dependency)
                    + " has the name of an entry, so that it loads with this module; give it another");
      }
      for (int dependency : answer.meaningless()) {
        shell
            .err()
            .println(
                "shale: "
                    + text.line(dependency)
                    + " has a comment for bundlers with a value that has no meaning, which is not"
                    + " heard; mend or remove it");
      }
      List<Integer> starts = asked.starts(answer);
      List<Integer> shown = asked.chunks(answer, starts);
      List<Duplicate> duplicates =
          given.hasMatchedOption(DUPLICATES) ? Duplicates.of(answer.chunks()) : null;
      Savings savings =
          given.hasMatchedOption(SAVINGS)
              ? Savings.of(answer, shaken == null ? null : shaken.shaken(), starts)
              : null;
      GzipSizes gzip =
          given.hasMatchedOption(GZIP)
              ? GzipSizes.of(answer.graph(), answer.chunks(), arguments.threads())
              : null;
      if (arguments.json()) {
        ChunksJson.write(session, answer, sorted(shown), gzip, duplicates, savings, shell.out());
      } else if (duplicates == null && savings == null) {
        new ChunksText(answer, gzip, arguments.style(shell), top).print(starts, shown, shell.out());
      } else {
        Style style = arguments.style(shell);
        print(new SavingsText(answer, text, style, top), duplicates, savings, shell);
      }
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      return Reports.exitStatus(session);
    }
  }

  private static @Nullable Description federation(ParseResult given, Shell shell) {
    String file = BuildArguments.text(given, FEDERATION, "");
    if (!file.isEmpty() && BuildArguments.isTreeShaken(given)) {
      throw new UsageException(
          given.commandSpec().qualifiedName(),
          FEDERATION + " is not for --tree-shaken: what is shared is not shaken");
    }
    return file.isEmpty() ? null : ApplicationReader.describe(shell.directory(), file);
  }

  private static @Nullable FederatedGraph federated(
      Session session, @Nullable Description federation) {
    return federation == null
        ? null
        : new FederatedGraph(
            session.graph(), session.inputs().root(), ProgramStarts.of(session), federation);
  }

  private static ChunksAnswer answer(
      Session session,
      @Nullable ShakenAnswer shaken,
      @Nullable FederatedGraph federated,
      ChunkArguments asked) {
    if (federated == null) {
      return ChunksAnswer.of(session, shaken, asked.options(), asked.ids());
    }
    PathNames paths = new PathNames(federated.graph(), session.inputs().root());
    return ChunksAnswer.of(
        federated.graph(), paths, federated.starts(), null, asked.options(), asked.ids());
  }

  private static List<Integer> sorted(List<Integer> chunks) {
    return chunks.stream().sorted().toList();
  }

  private static void print(
      SavingsText text,
      @Nullable List<Duplicate> duplicates,
      @Nullable Savings savings,
      Shell shell) {
    if (duplicates != null) {
      text.printDuplicates(duplicates, shell.out());
    }
    if (duplicates != null && savings != null) {
      shell.out().println("");
    }
    if (savings != null) {
      text.printSavings(savings, shell.out());
    }
  }

  private static @Nullable ShakenAnswer shaken(Session session, ParseResult given) {
    return BuildArguments.isTreeShaken(given)
        ? ShakenAnswer.of(session, BuildArguments.isLibrary(given), EdgeChoice.RUNTIME)
        : null;
  }
}
