package dev.shale.tools.cli.argument;

import dev.shale.tools.cli.output.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The parts of help that commands have in common. */
public final class Help {
  private Help() {}

  /**
   * A command with a header, a synopsis and examples.
   *
   * @param findings what its exit status {@link ExitStatus#FINDINGS} means
   */
  public static CommandSpec command(
      String name, String description, String findings, String synopsis, String... examples) {
    CommandSpec spec = CommandSpec.create().name(name);
    UsageMessageSpec usage = spec.usageMessage();
    usage.description(description);
    usage.customSynopsis(synopsis);
    usage.sortOptions(false);
    usage.footer(footer(findings, examples));
    spec.addOption(BuildArguments.helpFlag());
    return spec;
  }

  private static String[] footer(String findings, String... examples) {
    List<String> footer = new ArrayList<>(List.of("", "Examples:"));
    for (String example : examples) {
      footer.add("  " + example);
    }
    footer.add("");
    footer.add(ExitStatus.sentence(findings));
    return footer.toArray(String[]::new);
  }
}
