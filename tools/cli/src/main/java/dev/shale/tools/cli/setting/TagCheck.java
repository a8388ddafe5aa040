package dev.shale.tools.cli.setting;

import dev.shale.tools.cli.output.Visible;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks for tags that rules name and nobody declares: they may be declared behind the rules. */
final class TagCheck {
  private final Set<String> names = new LinkedHashSet<>();

  TagCheck(List<Setting> tags) {
    for (Setting tag : tags) {
      names.add(tag.name());
    }
  }

  void check(List<RuleSetting> rules) {
    for (RuleSetting rule : rules) {
      for (Parameter parameter : rule.rule().parameters()) {
        if (parameter.type() == ParameterType.GLOBS) {
          rule.settings(parameter.key()).forEach(this::check);
        }
      }
    }
  }

  private void check(Setting setting) {
    String text = setting.text().startsWith("!") ? setting.text().substring(1) : setting.text();
    if (!text.startsWith("#") || names.contains(text.substring(1))) {
      return;
    }
    String nearest = Words.nearest(text.substring(1), names.toArray(String[]::new));
    throw new ConfigurationException(
        setting.place()
            + ": there is no tag "
            + Visible.of(text)
            + (nearest.isEmpty() ? "; declare it in \"tags\"" : ", but there is #" + nearest));
  }
}
