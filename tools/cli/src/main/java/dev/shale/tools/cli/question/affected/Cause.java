package dev.shale.tools.cli.question.affected;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.change.ChangedFile;
import java.util.Locale;

/**
 * Why a module is affected that is not so because it imports one that is.
 *
 * @param file the file that has changed
 * @param kind what it does to the module
 * @param detail what changed in it, for people; empty where the kind says all
 * @param dependency what the module asks for, where that is why; otherwise {@link
 *     Snapshot#NO_DEPENDENCY}
 */
public record Cause(ChangedFile file, Kind kind, String detail, int dependency) {

  /** What a changed file does to a module. */
  public enum Kind {
    /** It is the module. */
    CONTENT,
    /** The module asks for it, and it is gone. */
    GONE,
    /** It says that a package is another version, and the module is of it or asks for it. */
    PACKAGE,
    /** It says how the module is read, or where its requests lead. */
    SETTINGS;

    /** The name in output. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Cause content(ChangedFile file) {
    return new Cause(file, Kind.CONTENT, "", Snapshot.NO_DEPENDENCY);
  }

  static Cause ofPackage(ChangedFile file, String detail, int dependency) {
    return new Cause(file, Kind.PACKAGE, detail, dependency);
  }

  static Cause settings(ChangedFile file, String detail) {
    return new Cause(file, Kind.SETTINGS, detail, Snapshot.NO_DEPENDENCY);
  }
}
