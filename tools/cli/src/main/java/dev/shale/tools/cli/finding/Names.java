package dev.shale.tools.cli.finding;

import dev.shale.tools.cli.output.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How a format calls files: relative to a directory, with slashes. */
public final class Names {
  /** Characters that are themselves in the path of a URI (RFC 3986), beside letters and digits. */
  private static final String PLAIN = "-._~/!$&'()*+,;=:@";

  private final Path directory;

  private Names(Path directory) {
    this.directory = directory;
  }

  /** Relative to a directory. */
  public static Names in(Path directory) {
    return new Names(directory);
  }

  /**
   * Relative to the root of the repository, as services that show code have it; to the directory
   * itself where it is in none.
   */
  public static Names inRepository(Path directory) {
    Path real = directory;
    try {
      real = directory.toRealPath();
    } catch (IOException gone) {
      // It stays as it is.
    }
    for (Path level = real; level != null; level = level.getParent()) {
      if (Files.exists(level.resolve(".git"))) {
        return new Names(level);
      }
    }
    return new Names(real);
  }

  /** An absolute path; what is none stays as it is. */
  public String of(String path) {
    if (!path.startsWith("/") && !(path.length() > 1 && path.charAt(1) == ':')) {
      return path;
    }
    String relative = directory.relativize(Path.of(path)).toString().replace('\\', '/');
    return relative.isEmpty() ? "." : relative;
  }

  /** The same as part of a URI. */
  String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte one : of(path).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xff);
      boolean isPlain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PLAIN.indexOf(c) >= 0;
      if (isPlain) {
        uri.append(c);
      } else {
        uri.append('%')
            .append(Integer.toHexString(0x100 | c).substring(1).toUpperCase(Locale.ROOT));
      }
    }
    return uri.toString();
  }

  /** What is said of a finding, for people. */
  String sentence(Finding finding) {
    return finding.sentence().text(path -> Visible.of(of(path)));
  }
}
