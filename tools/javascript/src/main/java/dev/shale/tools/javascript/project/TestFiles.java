package dev.shale.tools.javascript.project;

import dev.shale.tools.javascript.glob.Globs;
import java.util.List;

/** Which files are tests, by their names and folders: the rule of {@code --tests}. */
public final class TestFiles {
  /** What is said to name an entry that is one. */
  public static final String ORIGIN = EntryRule.TEST.label();

  static final String NAMES = "**/*.{test,spec,e2e,cy}." + Framework.CODE;
  static final String FOLDERS = "{,**/}{__tests__,test,tests}/**/*." + Framework.CODE;

  private static final Globs BY_NAME = new Globs(List.of(NAMES));
  private static final Globs BY_FOLDER = new Globs(List.of(FOLDERS));

  private TestFiles() {}

  /** Whether the name says so; the path is relative to the package, with slashes. */
  public static boolean isByName(String path) {
    return BY_NAME.contain(path);
  }

  /** Whether a folder that the file is in says so; the path is relative to the package. */
  public static boolean isByFolder(String path) {
    return BY_FOLDER.contain(path);
  }
}
