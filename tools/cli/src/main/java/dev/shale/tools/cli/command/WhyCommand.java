package dev.shale.tools.cli.command;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.question.EntryChains;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.WhyAnswer;
import dev.shale.tools.cli.question.usage.ExportQuestion;
import dev.shale.tools.cli.question.usage.ExportWhy;
import dev.shale.tools.cli.report.Reports;
import dev.shale.tools.cli.report.chain.EntryChainsText;
import dev.shale.tools.cli.report.chain.LaterText;
import dev.shale.tools.cli.report.chain.UseChainJson;
import dev.shale.tools.cli.report.chain.UseChainText;
import dev.shale.tools.cli.report.chain.WhyJson;
import dev.shale.tools.cli.report.chain.WhyText;
import java.util.List;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale why}: by which imports a module came into the graph, or why it did not. */
public final class WhyCommand implements Command {
  private static final String ALL_ENTRIES = "--all-entries";
  private static final String INITIAL = "--initial";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale why",
            "Shows the shortest chain of imports from an entry to a module, or why an export is used.",
            "nothing asks for the module or uses the export, with --own only installed packages do, or"
                + " with --initial only dynamic imports",
            "shale why [OPTIONS] MODULE [ENTRY... | DIR]",
            "shale why src/utils/date.ts     a path",
            "shale why utils/date.ts         the end of one",
            "shale why react packages/app    a package, in another project",
            "shale why react/jsx-runtime     a request, as it is written",
            "shale why react --own           which of the project's own modules lead there",
            "shale why react --all-entries   from each entry that leads there",
            "shale why react --initial       why it is loaded with an entry, and not later",
            "shale why node:fs src/main.ts   what is left to the platform, from an entry",
            "shale why src/date.ts#format    which statements use an export",
            "shale why lodash-es#map         an export of the first module of a package");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .paramLabel("MODULE")
            .type(String.class)
            .description("A path, the end of a path, a package or a request; behind # an export")
            .build());
    spec.addOption(BuildArguments.flag("Lead through own modules alone", BuildArguments.OWN));
    spec.addOption(BuildArguments.flag("Show a chain from each entry", ALL_ENTRIES));
    spec.addOption(
        BuildArguments.flag(
            "Show why each entry loads it initially, without dynamic imports", INITIAL));
    spec.addOption(BuildArguments.libraryFlag());
    BuildArguments.declare(spec, 1);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    String text = given.matchedPositionalValue(0, "");
    if (text.isBlank()) {
      throw new UsageException("shale why", "MODULE is empty: name a path or a package");
    }
    BuildArguments arguments =
        BuildArguments.of(
            given, given.matchedPositionalValue(1, List.<String>of()), shell.directory());
    ExportQuestion export = ExportQuestion.of(text);
    try (Session session =
        Session.open(export == null ? arguments : arguments.withExports(), shell)) {
      long outputStartNanos = System.nanoTime();
      Reports.caution(session, shell);
      int status =
          export != null && export.find(session, shell.directory())
              ? answer(session, export, arguments, given, shell)
              : answer(session, export == null ? text : export.module(), arguments, given, shell);
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      return status;
    }
  }

  private static int answer(
      Session session,
      ExportQuestion export,
      BuildArguments arguments,
      ParseResult given,
      Shell shell) {
    for (String option : List.of(ALL_ENTRIES, INITIAL)) {
      if (given.hasMatchedOption(option)) {
        throw new UsageException(
            "shale why", option + " is for modules; of an export, one chain is shown");
      }
    }
    try (ExportsAnswer exports =
        ExportsAnswer.ofAnalysis(session, BuildArguments.isLibrary(given))) {
      ExportWhy answer = export.why(exports, session.text().path(export.found()));
      if (arguments.json()) {
        UseChainJson.write(session, answer, export.export(), shell.out());
      } else {
        new UseChainText(session, answer, export.export()).print(shell.out());
      }
      return answer.reason() == ExportWhy.Reason.UNUSED ? ExitStatus.FINDINGS : ExitStatus.OK;
    }
  }

  private static int answer(
      Session session, String text, BuildArguments arguments, ParseResult given, Shell shell) {
    boolean isOwn = given.hasMatchedOption(BuildArguments.OWN);
    boolean isInitial = given.hasMatchedOption(INITIAL);
    WhyAnswer answer = WhyAnswer.of(session, text, shell.directory(), isOwn);
    boolean hasEntries = isInitial || given.hasMatchedOption(ALL_ENTRIES);
    EntryChains entries =
        hasEntries && isFound(answer) ? entries(session, answer, isOwn, isInitial) : null;
    IntArrayList later =
        entries != null && isInitial && entries.chains().isEmpty()
            ? EntryChains.laterImports(session.graph(), answer.module())
            : null;
    WhyText forPeople = new WhyText(session, answer, text);
    if (arguments.json()) {
      WhyJson.write(session, answer, entries, later, shell.out());
    } else if (answer.reason() == WhyAnswer.Reason.ABSENT) {
      shell.err().println("shale: " + forPeople.absence(shell.directory()));
    } else if (later != null) {
      new LaterText(session, answer.module(), later, arguments.style(shell)).print(shell.out());
    } else if (entries != null) {
      new EntryChainsText(session, answer.module(), entries, arguments.style(shell))
          .print(shell.out());
    } else {
      forPeople.print(shell.out());
    }
    return isFound(answer) && later == null ? ExitStatus.OK : ExitStatus.FINDINGS;
  }

  /** Null for what is no module, to which no chain leads. */
  private static @Nullable EntryChains entries(
      Session session, WhyAnswer answer, boolean isOwn, boolean isInitial) {
    int module = answer.module();
    if (module == Snapshot.NO_MODULE) {
      return null;
    }
    return isInitial
        ? EntryChains.ofInitial(session.graph(), module, isOwn)
        : EntryChains.of(session.graph(), module, isOwn);
  }

  private static boolean isFound(WhyAnswer answer) {
    return answer.reason() != WhyAnswer.Reason.ABSENT
        && answer.reason() != WhyAnswer.Reason.PACKAGES;
  }
}
