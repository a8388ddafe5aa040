package dev.shale.tools.cli.finding;

/**
 * Where something is.
 *
 * @param path of a file, absolute, with slashes
 * @param line from 1; 0 for the whole file
 * @param column from 1, in UTF-16 units; 0 for the whole file
 */
public record Place(String path, int line, int column) {
  /** A file as a whole. */
  public static Place ofFile(String path) {
    return new Place(path, 0, 0);
  }

  /** Whether a line is meant. */
  public boolean hasLine() {
    return line > 0;
  }
}
