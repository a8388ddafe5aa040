package dev.shale.tools.cli.command;

import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.federation.Application;
import dev.shale.tools.cli.federation.ApplicationReader;
import dev.shale.tools.cli.federation.Federation;
import dev.shale.tools.cli.federation.Strategy;
import dev.shale.tools.cli.output.ColorChoice;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.report.FederationJson;
import dev.shale.tools.cli.report.FederationText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale federation}: which versions of shared packages applications get of each other. */
public final class FederationCommand implements Command {
  private static final String STRATEGY = "--strategy";
  private static final String JSON = "--json";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale federation",
            "Says which versions of shared packages federated applications get of each other.",
            "an application ends with an error when it runs",
            "shale federation [OPTIONS] FILE...",
            "shale federation shell/mf.json shop/mf.json     options of the plugin as JSON",
            "shale federation dist/*/mf-manifest.json        what builds have written",
            "shale federation --strategy loaded-first a.json b.json",
            "shale federation --json shell.json shop.json    for other programs");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("1..*")
            .required(true)
            .paramLabel("FILE")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("Applications in the order of loading: {name, exposes, remotes, shared}")
            .build());
    List<String> labels = new ArrayList<>();
    for (Strategy strategy : Strategy.values()) {
      labels.add(strategy.label());
    }
    spec.addOption(
        BuildArguments.choice(
            STRATEGY,
            "NAME",
            "How a version is chosen: " + String.join(", ", labels) + ". Default: webpack",
            labels.toArray(new String[0])));
    spec.addOption(BuildArguments.flag("Write JSON", JSON));
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    Strategy strategy = strategy(BuildArguments.text(given, STRATEGY, Strategy.WEBPACK.label()));
    List<Application> applications = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String file : given.matchedPositionalValue(0, List.<String>of())) {
      Application one = ApplicationReader.read(shell.directory(), file);
      if (!names.add(one.name())) {
        throw new InputException(
            Visible.of(file)
                + " describes another application "
                + Visible.of(one.name())
                + "; give each a name of its own");
      }
      applications.add(one);
    }
    Federation federation = Federation.of(applications, strategy);
    if (given.hasMatchedOption(JSON)) {
      FederationJson.write(federation, shell.directory(), shell.out());
    } else {
      Style style = Style.of(ColorChoice.AUTO, shell.terminal().outIsTerminal(), shell.terminal());
      new FederationText(federation, style).print(shell.out());
    }
    boolean isError = federation.problems().stream().anyMatch(Federation.Problem::isError);
    return isError ? ExitStatus.FINDINGS : ExitStatus.OK;
  }

  private static Strategy strategy(String text) {
    for (Strategy strategy : Strategy.values()) {
      if (strategy.label().equals(text)) {
        return strategy;
      }
    }
    throw BuildArguments.notOneOf(
        "shale federation", STRATEGY, "webpack, version-first or loaded-first", text);
  }
}
