package dev.shale.tools.javascript.resolver.request;

import java.util.ArrayList;
import java.util.List;

/** What globs of one call take away from each other. Immutable. */
public final class Exceptions {
  private final List<Glob> globs = new ArrayList<>();

  /**
   * @param directory of the file that has the globs
   */
  public Exceptions(String directory, List<String> globs) {
    for (String glob : globs) {
      boolean isRelative = Requests.isRelative(glob);
      this.globs.add(new Glob(isRelative ? Requests.absolute(directory, glob) : "/**/" + glob));
    }
  }

  /** Whether a file is left out. */
  public boolean have(String path) {
    for (Glob glob : globs) {
      if (glob.matches(path)) {
        return true;
      }
    }
    return false;
  }
}
