package dev.shale.tools.cli.completion;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The manual page of all commands for {@code man}, as man(7) describes its macros. What picocli has
 * for it writes AsciiDoc, which no {@code man} reads.
 */
public final class ManualPage {
  private final StringBuilder text = new StringBuilder();

  private ManualPage(String program, String summary) {
    line(".TH " + program.toUpperCase(Locale.ROOT) + " 1");
    line(".SH NAME");
    line(escaped(program + " - " + summary));
    line(".SH SYNOPSIS");
    line(".B " + program);
    line("COMMAND [OPTIONS] [ARGUMENTS]");
  }

  /**
   * The page.
   *
   * @param commands of which each is named {@code shale NAME}
   */
  public static String of(String program, String summary, List<CommandSpec> commands) {
    ManualPage page = new ManualPage(program, summary);
    commands.forEach(page::add);
    return page.text.toString();
  }

  private void add(CommandSpec command) {
    line(".SH " + escaped(command.name()));
    paragraphs(command.usageMessage().description());
    line(".PP");
    line(".B " + escaped(String.join(" ", command.usageMessage().customSynopsis())));
    for (OptionSpec option : command.options()) {
      line(".TP");
      String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
      line(".B " + escaped(String.join(", ", option.names()) + value));
      paragraphs(option.description());
    }
    line(".PP");
    line(".nf");
    for (String one : command.usageMessage().footer()) {
      line(escaped(one));
    }
    line(".fi");
  }

  private void paragraphs(String... paragraphs) {
    for (String paragraph : paragraphs) {
      line(paragraph.isEmpty() ? ".PP" : escaped(paragraph));
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** What roff would obey stays text: backslashes, hyphens, and points and quotes in front. */
  private static String escaped(String plain) {
    String escaped = plain.replace("\\", "\\e").replace("-", "\\-").replace("%%", "%");
    boolean isRequest = escaped.startsWith(".") || escaped.startsWith("'");
    return isRequest ? "\\&" + escaped : escaped;
  }
}
