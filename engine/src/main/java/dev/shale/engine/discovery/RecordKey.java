package dev.shale.engine.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shale.engine.facts.ContentHash;
import dev.shale.engine.language.Resolved;

/**
 * On what a record depends: the bytes of a file, its extension and its settings. A file that is
 * moved or copied has the record that it had.
 */
public record RecordKey(long low, long high) {
  /** The key of the record of a file with some content. */
  public static RecordKey of(ContentHash content, Resolved file) {
    // No extension has a slash in it.
    String text = extension(file.path()).concat("/").concat(file.settings().key());
    byte[] kind = text.getBytes(UTF_8);
    ContentHash name = ContentHash.of(kind, kind.length);
    return new RecordKey(content.low() ^ name.low(), content.high() ^ name.high());
  }

  /** The name from its first dot on. */
  private static String extension(String path) {
    int dot = path.indexOf('.', path.lastIndexOf('/') + 1);
    return dot < 0 ? "" : path.substring(dot);
  }
}
