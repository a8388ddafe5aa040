package dev.shale.tools.cli.setting;

import java.util.List;

/**
 * What a configuration says of an entry beside its files.
 *
 * @param name what it is called
 * @param dependOn the entries that are loaded before it, by name
 * @param runtime what runs it, by name; empty where nothing is said
 * @param place where it stands, for people: {@code shale.json:3:15}
 */
public record EntrySetting(String name, List<String> dependOn, String runtime, String place) {}
