package dev.shale.engine.facts;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where links lead. */
final class Links {
  /** Before the reason why a link cannot be followed; real paths are absolute. */
  private static final String NOWHERE = "?";

  private Links() {}

  /** The real path behind a link and what it is there; of a broken one the reason. */
  static String target(String link) {
    try {
      String real = Path.of(link).toRealPath().toString();
      return real.concat("/").concat(Integer.toString(Stamps.ofLink(real).type()));
    } catch (FileSystemException broken) {
      // A link to nothing and one that leads back to itself are different errors.
      return NOWHERE.concat(String.valueOf(broken.getReason()));
    } catch (IOException | InvalidPathException broken) {
      return NOWHERE;
    }
  }
}
