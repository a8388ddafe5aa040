package dev.shale.engine.build;

import dev.shale.engine.facts.ContentHash;

/**
 * On what a record depends: the bytes of a file, its extension and whether its package is one of
 * ECMAScript modules. A file that is moved or copied has the record that it had.
 */
record RecordKey(long low, long high) {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  static RecordKey of(ContentHash content, Resolved file) {
    long kind = extension(file.path()).hashCode() * 2L + (file.isEsmPackage() ? 1 : 0);
    return new RecordKey(content.low() ^ kind * MULTIPLIER, content.high() + kind);
  }

  /** The name from its first dot on. */
  private static String extension(String path) {
    int dot = path.indexOf('.', path.lastIndexOf('/') + 1);
    return dot < 0 ? "" : path.substring(dot);
  }
}
