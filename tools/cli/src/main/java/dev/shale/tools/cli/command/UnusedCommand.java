package dev.shale.tools.cli.command;

import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.command.input.BaselineArguments;
import dev.shale.tools.cli.command.input.FormatArgument;
import dev.shale.tools.cli.command.input.RuleChoice;
import dev.shale.tools.cli.finding.Baseline;
import dev.shale.tools.cli.finding.Findings;
import dev.shale.tools.cli.finding.Format;
import dev.shale.tools.cli.finding.Formats;
import dev.shale.tools.cli.finding.UnusedText;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.report.Reports;
import dev.shale.tools.cli.rule.Checker;
import dev.shale.tools.cli.setting.Configuration;
import dev.shale.tools.cli.setting.RuleSetting;
import dev.shale.tools.cli.setting.UnusedKind;
import dev.shale.tools.cli.unused.Unknowns;
import dev.shale.tools.cli.unused.UsedProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale unused}: what a project has and nobody uses. */
public final class UnusedCommand implements Command {
  private static final String NAME = "shale unused";
  private static final String ONLY = "--only";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            NAME,
            "Lists files, exports and dependencies that nobody uses, and imports that package.json"
                + " does not list. Files of tests and tools are looked at, too.",
            "something is found that is no warning",
            "shale unused [OPTIONS] [ENTRY... | DIR]",
            "shale unused                                the project in the working directory",
            "shale unused --only files --only exports    some kinds alone",
            "shale unused --format github                annotations in GitHub Actions",
            "shale unused --save-baseline known.json     what there is today may stay",
            "shale unused --baseline known.json          and nothing may be added",
            "shale unused --json                         for programs");
    spec.addOption(
        BuildArguments.values(ONLY, "KIND", "Look for this alone: " + UnusedKind.labels()));
    FormatArgument.declare(spec);
    BaselineArguments.declare(spec);
    BuildArguments.declare(spec, 0);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    BuildArguments arguments =
        BuildArguments.of(
                given, given.matchedPositionalValue(0, List.<String>of()), shell.directory())
            .withUses();
    Format format = FormatArgument.of(given, arguments);
    Configuration file = arguments.project().file();
    List<RuleSetting> rules = rules(given, file);
    BaselineArguments baselines = BaselineArguments.of(given, shell.directory());
    try (Session session = Session.open(arguments, shell);
        UsedProject uses = UsedProject.of(session, arguments.project())) {
      long outputStartNanos = System.nanoTime();
      Baseline baseline = baselines.read();
      Checker checker = new Checker(session, uses, file, rules, baseline);
      Findings findings = checker.run();
      CheckCommand.warn(checker, shell);
      print(format, arguments, uses, findings, shell);
      boolean isSaved = baselines.write(checker::asBaseline, baseline, findings, shell);
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      return findings.errorCount() > 0 && !isSaved ? ExitStatus.FINDINGS : ExitStatus.OK;
    }
  }

  /** The rules of the kinds that are asked for, as the configuration has them or by themselves. */
  private static List<RuleSetting> rules(ParseResult given, @Nullable Configuration file) {
    List<String> typed = given.matchedOptionValue(ONLY, List.of());
    for (String label : typed) {
      if (UnusedKind.ofLabel(label) == null) {
        throw BuildArguments.notOneOf(NAME, ONLY, UnusedKind.labels(), label);
      }
    }
    List<String> rules = new ArrayList<>();
    for (UnusedKind kind : UnusedKind.values()) {
      if (typed.isEmpty() || typed.contains(kind.label())) {
        rules.add(kind.rule().label());
      }
    }
    return RuleChoice.withStale(rules, file);
  }

  private static void print(
      Format format, BuildArguments arguments, UsedProject uses, Findings findings, Shell shell) {
    Session session = uses.session();
    boolean isShown = format == Format.TEXT || format == Format.JSON;
    List<String> unknown = isShown ? unknown(uses, findings) : List.of();
    if (format == Format.TEXT) {
      new UnusedText(session.text(), arguments.style(shell)).print(findings, unknown, shell.out());
    } else if (format == Format.JSON) {
      Formats.writeUnused(findings, unknown, session.inputs().root(), shell.out());
    } else {
      Formats.write(format, findings, session.inputs().root(), shell.directory(), shell.out());
    }
  }

  private static List<String> unknown(UsedProject uses, Findings findings) {
    boolean hasDependencies = isAsked(UnusedKind.DEPENDENCIES, findings);
    return Unknowns.of(
        uses,
        isAsked(UnusedKind.EXPORTS, findings),
        hasDependencies ? uses.dependencies().unknown() : Set.of());
  }

  private static boolean isAsked(UnusedKind kind, Findings findings) {
    return findings.rules().contains(kind.rule().label());
  }
}
