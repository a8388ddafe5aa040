package dev.shale.tools.cli.finding;

import dev.shale.tools.cli.output.Output;
import java.nio.file.Path;

/** Writes findings in the formats of machines. */
public final class Formats {
  private Formats() {}

  /**
   * Writes a document.
   *
   * @param root what paths are relative to in documents of Shale
   * @param directory the working directory
   */
  public static void write(
      Format format, Findings findings, Path root, Path directory, Output out) {
    switch (format) {
      case JSON, SARIF, GITHUB, GITLAB, JUNIT, MARKDOWN, TEXT -> out.println("");
    }
  }
}
