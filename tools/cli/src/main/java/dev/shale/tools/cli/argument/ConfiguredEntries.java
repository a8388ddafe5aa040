package dev.shale.tools.cli.argument;

import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.setting.Configuration;
import dev.shale.tools.cli.setting.EntrySetting;
import dev.shale.tools.cli.setting.Option;
import dev.shale.tools.cli.setting.Setting;
import dev.shale.tools.javascript.glob.Globs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entries that a configuration names. */
final class ConfiguredEntries {
  private final Configuration file;
  private final IgnoredEntries ignored;

  ConfiguredEntries(Configuration file, IgnoredEntries ignored) {
    this.file = file;
    this.ignored = ignored;
  }

  /**
   * Those that lie in a directory, and what names each; all for the directory of the configuration
   * and those above it.
   *
   * @param directory real
   * @throws InputException when one is not there, or a glob fits nothing
   */
  Map<Path, String> in(Path directory) {
    boolean isAll = file.directory().startsWith(directory);
    Map<Path, String> entries = new LinkedHashMap<>();
    String origin = file.origin(Option.ENTRIES);
    for (Setting setting : file.settings(Option.ENTRIES)) {
      String name = setting.name().isEmpty() ? "" : ": " + Visible.of(setting.name());
      for (Path found : files(setting)) {
        if (isAll || found.startsWith(directory)) {
          entries.putIfAbsent(found, origin + name);
        }
      }
    }
    return entries;
  }

  /** The entries that have names, with those of their files that are asked for. */
  List<NamedEntry> withNames(Set<Path> asked) {
    List<NamedEntry> entries = new ArrayList<>();
    for (EntrySetting entry : file.entries()) {
      Set<Path> files = new LinkedHashSet<>();
      for (Setting setting : file.settings(Option.ENTRIES)) {
        if (setting.name().equals(entry.name())) {
          files.addAll(files(setting));
        }
      }
      files.retainAll(asked);
      if (!files.isEmpty()) {
        entries.add(
            new NamedEntry(entry.name(), List.copyOf(files), entry.dependOn(), entry.runtime()));
      }
    }
    return entries;
  }

  private List<Path> files(Setting setting) {
    Path named = resolved(setting);
    if (Files.isRegularFile(named)) {
      return List.of(real(named, setting));
    }
    if (Globs.isPattern(setting.text())) {
      return fitting(setting);
    }
    throw wrong(
        setting,
        Files.isDirectory(named)
            ? " is a folder; " + folder(setting) + "** means all files in it"
            : ": there is no such file");
  }

  private List<Path> fitting(Setting setting) {
    List<Path> files = new ArrayList<>();
    boolean isAny = false;
    for (Path found : Globs.files(file.directory(), setting.text())) {
      isAny = true;
      if (!ignored.contain(found)) {
        files.add(real(found, setting));
      }
    }
    if (files.isEmpty()) {
      throw wrong(
          setting, isAny ? " fits no file that " + ignored.origin() + " leaves" : " fits no file");
    }
    return files;
  }

  private Path resolved(Setting setting) {
    try {
      return file.directory().resolve(setting.text());
    } catch (InvalidPathException notAPath) {
      throw wrong(setting, " is no path");
    }
  }

  private static Path real(Path found, Setting setting) {
    try {
      return found.toRealPath();
    } catch (IOException gone) {
      throw wrong(setting, ": there is no such file");
    }
  }

  private static String folder(Setting setting) {
    return setting.text().endsWith("/") ? setting.text() : setting.text() + "/";
  }

  private static InputException wrong(Setting setting, String rest) {
    return new InputException(setting.place() + ": the entry " + Visible.of(setting.text()) + rest);
  }
}
