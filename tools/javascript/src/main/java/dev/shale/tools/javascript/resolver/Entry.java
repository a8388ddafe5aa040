package dev.shale.tools.javascript.resolver;

/**
 * What the file system holds under one name of a directory. Links are followed: a directory or file
 * that is reached through one is the real one.
 */
sealed interface Entry permits Directory, Entry.RegularFile, Entry.Absent, Entry.Broken {

  /**
   * A file that can be read.
   *
   * @param directory its real directory
   * @param name its real name there
   */
  record RegularFile(Directory directory, String name) implements Entry {}

  /** Nothing has this name. */
  enum Absent implements Entry {
    ABSENT
  }

  /**
   * Something that can be neither read nor entered.
   *
   * @param reason names the path and says why, as the end of a sentence
   */
  record Broken(String reason) implements Entry {}
}
