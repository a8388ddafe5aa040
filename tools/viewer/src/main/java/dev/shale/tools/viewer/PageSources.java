package dev.shale.tools.viewer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files that the page is made of. */
final class PageSources {
  private PageSources() {}

  /** The text of a file, such as {@code script/main.js}. */
  static String text(String name) {
    try (InputStream in = PageSources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The page lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
