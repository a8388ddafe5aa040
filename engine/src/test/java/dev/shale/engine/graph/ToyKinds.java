package dev.shale.engine.graph;

import java.util.List;

/** The kinds of the language of the tests: one of each trait. */
public final class ToyKinds {
  public static final ModuleKind SOURCE = new ModuleKind(0, "source", true);
  public static final ModuleKind DATA = new ModuleKind(1, "data", true);
  public static final ModuleKind ASSET = new ModuleKind(2, "asset", false);

  public static final DependencyKind IMPORT = new DependencyKind(0, "import");
  public static final DependencyKind RE_EXPORT =
      new DependencyKind(1, "re-export", DependencyKind.RE_EXPORT);
  public static final DependencyKind LATER = new DependencyKind(2, "later", DependencyKind.LATER);
  public static final DependencyKind PLACE =
      new DependencyKind(3, "place", DependencyKind.LOCATION);
  public static final DependencyKind NAME = new DependencyKind(4, "name", DependencyKind.NAME_ONLY);
  public static final DependencyKind PATTERN =
      new DependencyKind(5, "pattern", DependencyKind.PATTERN);

  public static final Kinds KINDS =
      Kinds.of(
          List.of(SOURCE, DATA, ASSET), List.of(IMPORT, RE_EXPORT, LATER, PLACE, NAME, PATTERN));

  private ToyKinds() {}
}
