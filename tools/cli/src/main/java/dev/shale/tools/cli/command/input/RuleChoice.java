package dev.shale.tools.cli.command.input;

import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.setting.Configuration;
import dev.shale.tools.cli.setting.Rule;
import dev.shale.tools.cli.setting.RuleSetting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rules a check looks at: those that are typed, or else all of the configuration. */
public final class RuleChoice {
  private static final String COMMAND = "shale check";
  private static final String TYPED = "--rule";

  private RuleChoice() {}

  public static List<RuleSetting> of(List<String> typed, @Nullable Configuration file) {
    List<RuleSetting> configured = file == null ? List.of() : file.rules();
    if (typed.isEmpty()) {
      if (configured.isEmpty()) {
        throw new UsageException(COMMAND, nothing(file));
      }
      return configured;
    }
    List<RuleSetting> chosen = new ArrayList<>();
    for (String label : typed.stream().distinct().toList()) {
      add(rule(label), configured, chosen);
    }
    return chosen;
  }

  /** Some rules, and the one about comments as the configuration has it. */
  public static List<RuleSetting> withStale(List<String> labels, @Nullable Configuration file) {
    List<RuleSetting> configured = file == null ? List.of() : file.rules();
    List<RuleSetting> chosen = new ArrayList<>();
    for (String label : labels) {
      add(rule(label), configured, chosen);
    }
    configured.stream()
        .filter(setting -> setting.rule() == Rule.STALE_IGNORES)
        .forEach(chosen::add);
    return chosen;
  }

  private static String nothing(@Nullable Configuration file) {
    String where = file == null ? "a shale.json" : file.shown();
    return "there are no rules. Put some into "
        + where
        + ", as in\n  {\"rules\": {\"no-cycles\": \"error\", \"no-unresolved\": \"error\"}}\n"
        + "or name some: shale check --rule no-cycles --rule no-unresolved";
  }

  private static Rule rule(String label) {
    Rule rule = Rule.ofLabel(label);
    if (rule == null) {
      String nearest = Rule.nearest(label);
      throw new UsageException(
          COMMAND,
          "there is no rule '"
              + Visible.of(label)
              + "'"
              + (nearest.isEmpty() ? "" : ", but there is " + nearest));
    }
    return rule;
  }

  private static void add(Rule rule, List<RuleSetting> configured, List<RuleSetting> chosen) {
    boolean isConfigured = false;
    for (RuleSetting setting : configured) {
      if (setting.rule() == rule) {
        chosen.add(setting);
        isConfigured = true;
      }
    }
    if (isConfigured) {
      return;
    }
    if (rule.needs().length > 0) {
      throw new UsageException(
          COMMAND,
          TYPED
              + " "
              + rule.label()
              + " has to be told more, in the rules of a shale.json: "
              + rule.example());
    }
    chosen.add(RuleSetting.ofDefaults(rule, TYPED));
  }
}
