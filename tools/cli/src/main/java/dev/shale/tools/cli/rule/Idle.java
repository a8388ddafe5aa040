package dev.shale.tools.cli.rule;

import dev.shale.tools.cli.setting.RuleSetting;
import dev.shale.tools.cli.setting.Setting;

/**
 * A text of a rule that fits nothing, so that the rule holds nothing to it.
 *
 * @param key of what it is, for people
 * @param what of which it fits none
 */
public record Idle(String key, String text, String place, String what) {
  static Idle of(RuleSetting setting, String key, Setting value, String what) {
    String named = "\"" + key + "\" of " + setting.rule().label();
    return new Idle(named, value.text(), value.place(), what);
  }
}
