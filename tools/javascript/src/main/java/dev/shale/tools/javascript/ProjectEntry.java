package dev.shale.tools.javascript;

import java.nio.file.Path;

/**
 * A file with which the code of a package begins.
 *
 * @param file absolute and real
 * @param origin what named it, such as {@code package.json exports} or {@code Next.js}
 */
public record ProjectEntry(Path file, String origin) {}
