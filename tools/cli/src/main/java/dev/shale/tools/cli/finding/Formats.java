package dev.shale.tools.cli.finding;

import dev.shale.tools.cli.output.Output;
import java.nio.file.Path;
import java.util.List;

/** Writes findings in the formats of machines. */
public final class Formats {
  private Formats() {}

  /**
   * Writes what nobody uses, schema {@code shale.unused/1}.
   *
   * @param unknown what the answer cannot know, a sentence each without its dot
   */
  public static void writeUnused(Findings findings, List<String> unknown, Path root, Output out) {
    FindingsJson.writeUnused(findings, unknown, root, out);
  }

  /**
   * Writes a document.
   *
   * @param format any but text, which needs to know the terminal
   * @param root what paths are relative to in documents of Shale
   * @param directory the working directory, to which paths are relative elsewhere; in what shows
   *     findings beside code, that is the root of the repository around it
   */
  public static void write(
      Format format, Findings findings, Path root, Path directory, Output out) {
    Names repository = Names.inRepository(directory);
    switch (format) {
      case JSON -> FindingsJson.write(findings, root, out);
      case SARIF -> Sarif.write(findings, repository, out);
      case GITHUB -> GitHubAnnotations.write(findings, repository, out);
      case GITLAB -> GitLabReport.write(findings, repository, out);
      case JUNIT -> JUnitXml.write(findings, repository, out);
      case MARKDOWN -> MarkdownSummary.write(findings, repository, out);
      case TEXT -> throw new IllegalArgumentException("Text is for people");
    }
  }
}
