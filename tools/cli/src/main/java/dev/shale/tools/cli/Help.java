package dev.shale.tools.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The parts of help that commands have in common. */
final class Help {
  private static final String[] EXIT_STATUSES = {
    "", "Exit status: 0 done, 1 the graph has errors, 2 arguments or input cannot be used."
  };

  private Help() {}

  /** A command with a header, a synopsis and examples. */
  static CommandSpec command(String name, String description, String synopsis, String... examples) {
    CommandSpec spec = CommandSpec.create().name(name);
    UsageMessageSpec usage = spec.usageMessage();
    usage.description(description);
    usage.customSynopsis(synopsis);
    usage.sortOptions(false);
    usage.footer(footer(examples));
    spec.addOption(BuildArguments.helpFlag());
    return spec;
  }

  private static String[] footer(String... examples) {
    String[] footer = new String[2 + examples.length + EXIT_STATUSES.length];
    footer[0] = "";
    footer[1] = "Examples:";
    for (int index = 0; index < examples.length; index++) {
      footer[2 + index] = "  " + examples[index];
    }
    System.arraycopy(EXIT_STATUSES, 0, footer, 2 + examples.length, EXIT_STATUSES.length);
    return footer;
  }
}
