package dev.shale.tools.javascript.project;

import dev.shale.tools.javascript.glob.Globs;
import java.util.List;

/** Which files are tests, by their names and folders: the rule of {@code --tests}. */
final class TestFiles {
  static final String NAMES = "**/*.{test,spec,e2e,cy}." + Framework.CODE;
  static final String FOLDERS = "{,**/}{__tests__,test,tests}/**/*." + Framework.CODE;

  private static final Globs BY_NAME = new Globs(List.of(NAMES));
  private static final Globs BY_FOLDER = new Globs(List.of(FOLDERS));

  private TestFiles() {}

  /** A folder of tests says nothing about what package.json or a framework names. */
  static boolean contain(String path, String origin) {
    return origin.equals(EntryRule.TEST.label())
        || BY_NAME.contain(path)
        || (origin.isEmpty() && BY_FOLDER.contain(path));
  }
}
