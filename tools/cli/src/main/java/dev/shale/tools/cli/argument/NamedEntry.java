package dev.shale.tools.cli.argument;

import java.nio.file.Path;
import java.util.List;

/**
 * An entry with a name of its own.
 *
 * @param files with which it begins, in order; real
 * @param dependOn the entries that are loaded before it, by name
 * @param runtime what runs it, by name; empty where nothing is said
 */
public record NamedEntry(String name, List<Path> files, List<String> dependOn, String runtime) {}
