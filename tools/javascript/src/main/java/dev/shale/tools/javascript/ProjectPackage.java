package dev.shale.tools.javascript;

import java.nio.file.Path;
import java.util.List;

/**
 * A package of a project. Immutable.
 *
 * @param directory absolute and real
 * @param name as its package.json has it; empty where it has none
 * @param platform what is taken to run it
 * @param platformReason why, such as {@code engines of package.json}; empty for the usual one
 * @param entries the files with which its code begins, each once
 * @param skipped what was passed over and why, such as a {@code main} that is not built
 */
public record ProjectPackage(
    Path directory,
    String name,
    Platform platform,
    String platformReason,
    List<ProjectEntry> entries,
    List<String> skipped) {

  /** Keeps copies of the lists. */
  public ProjectPackage {
    entries = List.copyOf(entries);
    skipped = List.copyOf(skipped);
  }
}
