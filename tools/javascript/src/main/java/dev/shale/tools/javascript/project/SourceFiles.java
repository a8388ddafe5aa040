package dev.shale.tools.javascript.project;

import dev.shale.tools.javascript.glob.Globs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of code that people wrote: without what is installed, built, or ignored by git. */
public final class SourceFiles {
  private static final String ALL = "**/*.{js,jsx,ts,tsx,mjs,cjs,mts,cts,vue,svelte,astro,mdx}";

  private final IgnoredPaths ignored = new IgnoredPaths(new ProjectFiles());

  /** Reads each .gitignore when it is first asked for. */
  public SourceFiles() {}

  /** Those below a directory, in the order of names; those behind links are not among them. */
  public List<Path> in(Path directory) {
    List<Path> files = new ArrayList<>();
    for (Path file : Globs.files(directory, ALL)) {
      if (!Files.isSymbolicLink(file) && !ignored.contains(file)) {
        files.add(file);
      }
    }
    return files;
  }
}
