package dev.shale.tools.cli.argument;

import dev.shale.tools.cli.setting.Configuration;
import dev.shale.tools.cli.setting.Option;
import dev.shale.tools.cli.setting.OptionType;
import dev.shale.tools.cli.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What options are given: by the command line, or else by the configuration. A list of the command
 * line takes the place of the other one.
 */
final class Values {
  private final ParseResult given;
  private final @Nullable Configuration file;

  /**
   * The values of one run.
   *
   * @param file null without a configuration
   */
  Values(ParseResult given, @Nullable Configuration file) {
    this.given = given;
    this.file = file;
  }

  /** Declares all options of the table. */
  static void declare(CommandSpec spec) {
    for (Option option : Option.values()) {
      if (option.flag().isEmpty()) {
        continue;
      }
      if (option.type() == OptionType.FLAG) {
        spec.addOption(BuildArguments.flag(help(option), option.flag()));
        spec.addOption(
            BuildArguments.flag("Not so, whatever shale.json says", option.negativeFlag()));
      } else {
        spec.addOption(spec(option));
      }
    }
  }

  private static OptionSpec spec(Option option) {
    return option.type().isRepeated()
        ? BuildArguments.values(option.flag(), option.label(), help(option))
        : BuildArguments.choice(option.flag(), option.label(), help(option), option.choices());
  }

  private static String help(Option option) {
    StringBuilder help = new StringBuilder(option.description());
    if (option.type() == OptionType.WORD) {
      help.append(": ").append(option.expected());
    } else if (option.type() == OptionType.EXTENSIONS) {
      help.append(", as in .ios.tsx,.ios.ts");
    } else if (option.type() == OptionType.VALUES) {
      help.append(", as in __DEV__=false");
    } else if (option.type() == OptionType.SWITCHES) {
      help.append(", as in 'src/icons/**=false'");
    } else if (option.type() == OptionType.ENTRIES) {
      help.append(", as in app=src/setup.ts,src/main.ts");
    }
    if (option.type() != OptionType.FLAG && !option.absent().equals("none")) {
      help.append(". Default: ").append(option.absent());
    }
    return help.toString();
  }

  /** The command, for sentences about it. */
  String command() {
    return given.commandSpec().qualifiedName();
  }

  @Nullable Configuration file() {
    return file;
  }

  /** The configuration, where it is what an option has its value from; otherwise null. */
  @Nullable Configuration source(Option option) {
    return file != null && file.has(option) && !isGiven(option) ? file : null;
  }

  private boolean isGiven(Option option) {
    return !option.flag().isEmpty()
        && (given.hasMatchedOption(option.flag())
            || (option.type() == OptionType.FLAG && given.hasMatchedOption(option.negativeFlag())));
  }

  /** What names the value of an option: {@code --platform} or {@code shale.json platform}. */
  String origin(Option option) {
    Configuration source = source(option);
    return source == null ? option.flag() : source.origin(option);
  }

  /** What the configuration says about an option; nothing where the command line says it. */
  List<Setting> settings(Option option) {
    Configuration source = source(option);
    return source == null ? List.of() : source.settings(option);
  }

  boolean flag(Option option) {
    boolean isTyped = !option.flag().isEmpty();
    boolean isOn = isTyped && given.hasMatchedOption(option.flag());
    boolean isOff = isTyped && given.hasMatchedOption(option.negativeFlag());
    if (isOn && isOff) {
      throw new UsageException(
          command(), option.flag() + " and " + option.negativeFlag() + " exclude each other");
    }
    List<Setting> settings = settings(option);
    String absent = settings.isEmpty() ? option.absent() : settings.getFirst().text();
    return isOn || (!isOff && absent.equals("true"));
  }

  /** A text that the table accepts; {@code absent} where none was given. */
  String text(Option option, String absent) {
    List<Setting> settings = settings(option);
    if (!settings.isEmpty()) {
      return settings.getFirst().text();
    }
    if (option.flag().isEmpty()) {
      return absent;
    }
    String text = BuildArguments.text(given, option.flag(), "");
    if (!given.hasMatchedOption(option.flag())) {
      return absent;
    }
    check(option, text, text);
    return text;
  }

  /** Texts that the table accepts; with their names where these are chosen. */
  List<String> texts(Option option) {
    Configuration source = source(option);
    if (source == null) {
      return typed(option);
    }
    List<String> texts = new ArrayList<>();
    for (Setting setting : source.settings(option)) {
      boolean isNamed = option.type() == OptionType.VALUES || option.type() == OptionType.SWITCHES;
      texts.add(isNamed ? setting.name() + "=" + setting.text() : setting.text());
    }
    return texts;
  }

  /** What the command line says of an option, whatever the configuration says. */
  List<String> typed(Option option) {
    List<String> typed = given.matchedOptionValue(option.flag(), List.<String>of());
    if (option.type() != OptionType.EXTENSIONS) {
      for (String text : typed) {
        check(option, text, text);
      }
      return typed;
    }
    List<String> parts = new ArrayList<>();
    for (String list : typed) {
      for (String part : list.split(",", -1)) {
        check(option, part, list);
        parts.add(part);
      }
    }
    return parts;
  }

  private void check(Option option, String text, String whole) {
    String problem = option.problem(text);
    if (!problem.isEmpty()) {
      throw BuildArguments.notOneOf(command(), option.flag(), problem, whole);
    }
  }
}
