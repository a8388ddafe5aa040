package dev.shale.tools.javascript.resolver;

import dev.shale.tools.javascript.resolver.request.Quotes;

/**
 * What the file system holds under one name of a directory. Links are followed: a directory or file
 * that is reached through one is the real one.
 */
sealed interface Entry
    permits Directory, Entry.RegularFile, Entry.Absent, Entry.NoDirectory, Entry.Broken {

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
   * The end of a way through directories, of which the next one does not exist.
   *
   * @param directory the last one
   * @param name of the next one
   * @param nameBegin where that name is in the path
   */
  record NoDirectory(Directory directory, String name, int nameBegin) implements Entry {
    /** Why it goes no further, as the end of a sentence. */
    String reason() {
      return "no directory " + Quotes.said(directory.pathOf(name));
    }
  }

  /**
   * Something that can be neither read nor entered.
   *
   * @param reason names the path and says why, as the end of a sentence
   */
  record Broken(String reason) implements Entry {}
}
