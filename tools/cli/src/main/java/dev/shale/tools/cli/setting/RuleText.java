package dev.shale.tools.cli.setting;

import java.util.List;

/**
 * What is declared of a rule.
 *
 * @param label its name in files and output
 * @param description what holds when it does, for people
 * @param remedy what to do when it is broken, for people
 * @param needs the keys of which at least one has to be given, with spaces between them
 * @param example a value of {@code rules} as the file has it
 * @param parameters in the order of the documents
 */
record RuleText(
    String label,
    String description,
    String remedy,
    String needs,
    String example,
    List<Parameter> parameters) {
  static RuleText of(
      String label,
      String description,
      String remedy,
      String needs,
      String example,
      Parameter... parameters) {
    return new RuleText(label, description, remedy, needs, example, List.of(parameters));
  }
}
