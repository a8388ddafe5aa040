package dev.shale.tools.cli.setting;

/**
 * One text that a configuration gives to an option.
 *
 * @param name what it is said of: of a define its name, of an entry the name chosen for it; empty
 *     elsewhere
 * @param text as the command line would have it
 * @param place where it stands, for people: {@code shale.json:3:15}
 */
public record Setting(String name, String text, String place) {}
