package dev.shale.tools.cli.argument;

import dev.shale.engine.language.Resolved;

/**
 * A file where a graph begins.
 *
 * @param file the file
 * @param origin what names it, such as a field of package.json; empty when an argument did
 */
public record Entry(Resolved file, String origin) {}
