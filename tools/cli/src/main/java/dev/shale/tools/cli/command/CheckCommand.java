package dev.shale.tools.cli.command;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Diagnostic.Code;
import dev.shale.engine.language.Diagnostic.Severity;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.command.input.BaselineArguments;
import dev.shale.tools.cli.command.input.FormatArgument;
import dev.shale.tools.cli.command.input.RuleChoice;
import dev.shale.tools.cli.finding.Baseline;
import dev.shale.tools.cli.finding.Findings;
import dev.shale.tools.cli.finding.FindingsText;
import dev.shale.tools.cli.finding.Format;
import dev.shale.tools.cli.finding.Formats;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.report.Reports;
import dev.shale.tools.cli.rule.Checker;
import dev.shale.tools.cli.rule.Idle;
import dev.shale.tools.cli.setting.Configuration;
import dev.shale.tools.cli.setting.Rule;
import dev.shale.tools.cli.setting.RuleSetting;
import dev.shale.tools.cli.unused.UsedProject;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale check}: holds a project to the rules of its configuration. */
public final class CheckCommand implements Command {
  private static final String NAME = "shale check";
  private static final String RULE = "--rule";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            NAME,
            "Holds a project to the rules of its shale.json.",
            "a rule is broken whose severity is error, or the graph has errors",
            "shale check [OPTIONS] [ENTRY... | DIR]",
            "shale check                                all rules of shale.json",
            "shale check --rule no-cycles --rule no-unresolved",
            "shale check --format github                annotations in GitHub Actions",
            "shale check --save-baseline known.json     what there is today may stay",
            "shale check --baseline known.json          and nothing may be added",
            "shale check --baseline known.json --prune  what is mended is not to come back");
    String first = spec.usageMessage().description()[0];
    spec.usageMessage().description(first, "", "Rules: " + rules());
    spec.addOption(
        BuildArguments.values(
            RULE,
            "NAME",
            "Look at this rule alone; as shale.json has it, or as it is by itself",
            Arrays.stream(Rule.values()).map(Rule::label).toArray(String[]::new)));
    FormatArgument.declare(spec);
    BaselineArguments.declare(spec);
    BuildArguments.declare(spec, 0);
    return spec;
  }

  private static String rules() {
    StringJoiner labels = new StringJoiner(", ");
    for (Rule rule : Rule.values()) {
      labels.add(rule.label());
    }
    return labels.toString();
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    BuildArguments arguments =
        BuildArguments.of(
            given, given.matchedPositionalValue(0, List.<String>of()), shell.directory());
    Format format = FormatArgument.of(given, arguments);
    Configuration file = arguments.project().file();
    List<RuleSetting> rules = RuleChoice.of(given.matchedOptionValue(RULE, List.of()), file);
    BaselineArguments baselines = BaselineArguments.of(given, shell.directory());
    Baseline baseline = baselines.read();
    try (Session session = Session.open(arguments, shell);
        UsedProject uses =
            UsedProject.later(
                () -> Session.open(arguments.withUses(), shell), arguments.project())) {
      long outputStartNanos = System.nanoTime();
      Checker checker = new Checker(session, uses, file, rules, baseline);
      Findings findings = checker.run();
      boolean isGraphWrong = isGraphWrong(session, rules);
      if (isGraphWrong) {
        Reports.caution(session, shell);
      }
      warn(checker, shell);
      print(format, arguments, session, findings, shell);
      boolean isSaved = baselines.write(checker::asBaseline, baseline, findings, shell);
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      boolean isFailure = (!isSaved && findings.errorCount() > 0) || isGraphWrong;
      return isFailure ? ExitStatus.FINDINGS : ExitStatus.OK;
    }
  }

  static void warn(Checker checker, Shell shell) {
    for (Idle idle : checker.idle()) {
      String glob = Visible.of(idle.text());
      shell
          .err()
          .println(
              "shale: %s: warning: %s is %s, which fits no %s, so nothing is held to it; correct the glob, or delete it"
                  .formatted(idle.place(), idle.key(), glob, idle.what()));
    }
    shell.err().flush();
  }

  private static void print(
      Format format, BuildArguments arguments, Session session, Findings findings, Shell shell) {
    if (format == Format.TEXT) {
      new FindingsText(session.text(), arguments.style(shell)).print(findings, shell.out());
    } else {
      Formats.write(format, findings, session.inputs().root(), shell.directory(), shell.out());
    }
  }

  /** Whether something could not be read; requests are the business of a rule, if it is given. */
  private static boolean isGraphWrong(Session session, List<RuleSetting> rules) {
    boolean isRule = false;
    for (RuleSetting setting : rules) {
      isRule |= setting.rule() == Rule.NO_UNRESOLVED;
    }
    for (Diagnostic diagnostic : session.report().diagnostics()) {
      boolean isRules = isRule && diagnostic.code().equals(Code.UNRESOLVED);
      if (diagnostic.severity() == Severity.ERROR && !isRules) {
        return true;
      }
    }
    return false;
  }
}
