package dev.shale.tools.cli.setting;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a file says about a project. Immutable, and checked as far as the file alone tells. */
public final class Configuration {
  private final Path directory;
  private final String shown;
  private final String label;
  private final Map<Option, List<Setting>> settings;
  private final List<EntrySetting> entries;
  private final List<RuleSetting> rules;
  private final String note;

  Configuration(
      Path directory,
      String shown,
      String label,
      Map<Option, List<Setting>> settings,
      List<EntrySetting> entries,
      List<RuleSetting> rules,
      String note) {
    this.directory = directory;
    this.shown = shown;
    this.label = label;
    this.settings = settings;
    this.entries = List.copyOf(entries);
    this.rules = List.copyOf(rules);
    this.note = note;
  }

  /** The entries that have names, in the order of the file. */
  public List<EntrySetting> entries() {
    return entries;
  }

  /** The rules that are to hold, in the order of the file, those that are off included. */
  public List<RuleSetting> rules() {
    return rules;
  }

  /** The directory that its paths are relative to, absolute and real. */
  public Path directory() {
    return directory;
  }

  /** The file as a path for people, from the working directory. */
  public String shown() {
    return shown;
  }

  /** What says something: {@code shale.json}, or {@code package.json shale}. */
  public String label() {
    return label;
  }

  /** What has to be said about its choice, a sentence; otherwise empty. */
  public String note() {
    return note;
  }

  /** Whether it says something about an option. */
  public boolean has(Option option) {
    return settings.containsKey(option);
  }

  /** What it says about an option, in the order of the file. */
  public List<Setting> settings(Option option) {
    return Objects.requireNonNullElse(settings.get(option), List.of());
  }

  /** What names an option: {@code shale.json platform}. */
  public String origin(Option option) {
    return label + " " + option.key();
  }
}
