package dev.shale.tools.cli.question;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Visible;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The modules that a user means by a text: one, those of a package, or those of a folder. */
public final class ModuleSet {
  private final Kind kind;
  private final String name;
  private final int[] modules;

  /**
   * A set.
   *
   * @param name a path from the root, or the name of a package or of what is no file
   * @param modules ascending
   */
  ModuleSet(Kind kind, String name, int[] modules) {
    this.kind = kind;
    this.name = name;
    this.modules = modules;
  }

  /** What a text means. */
  public enum Kind {
    MODULE,
    /** All modules of a package, in all places where it is installed. */
    PACKAGE,
    /** The modules in a folder and those below it, without packages installed there. */
    FOLDER;

    /** The kind's name in output. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Finds what a text means. The first that fits wins: a path; a folder; a package, of the
   * workspace or installed; a request as it is written; the end of a path; the end of a folder.
   *
   * @throws InputException when it may mean several, or nothing
   */
  public static ModuleSet of(Session session, String text, Path directory) {
    if (text.isBlank()) {
      throw new InputException("the name of a module is empty: name a path or a package");
    }
    return new ModuleSetQuery(session, text, directory).find();
  }

  public Kind kind() {
    return kind;
  }

  /** A path from the root, or the name of a package or of what is no file. */
  public String name() {
    return name;
  }

  /** The modules, ascending; not to be written. */
  public int[] modules() {
    return modules;
  }

  /** Whether there is only one that may be meant by the name. */
  public boolean isModule() {
    return kind == Kind.MODULE;
  }

  /** By module whether it is in the set. */
  public boolean[] marks(Snapshot graph) {
    boolean[] marks = new boolean[graph.moduleCount()];
    for (int module : modules) {
      marks[module] = true;
    }
    return marks;
  }

  /** The same without the modules of another set. */
  public ModuleSet without(boolean[] others) {
    int[] left = Arrays.stream(modules).filter(module -> !others[module]).toArray();
    return new ModuleSet(kind, name, left);
  }

  /** The set for people: {@code src/a.ts}, {@code src (7 modules)}. */
  public String text(Session session) {
    if (isModule()) {
      return session.text().path(modules[0]);
    }
    String shown = kind == Kind.FOLDER ? folderText(session) : Visible.of(name);
    return shown + " (" + Numbers.counted(modules.length, "module") + ")";
  }

  /** The folder from the working directory, which is a dot itself. */
  private String folderText(Session session) {
    Path folder = session.inputs().root().resolve(name).normalize();
    String path = session.text().path(folder.toString().replace('\\', '/') + "/");
    return path.isEmpty() ? "." : path.substring(0, path.length() - 1);
  }
}
