package dev.shale.tools.javascript.resolver.request;

/** What is no regular file, in words. */
public final class Special {
  /** Where the mode of a file is asked for. */
  public static final String MODE = "unix:mode";

  private static final int KIND = 0xF000;

  private Special() {}

  /**
   * What a path is, as the end of a sentence that begins with the path.
   *
   * @param mode an int; anything else where the system has none
   */
  public static String said(Object mode) {
    return switch (mode instanceof Integer bits ? bits & KIND : 0) {
      case 0x1000 -> "is a FIFO, not a regular file";
      case 0x2000, 0x6000 -> "is a device, not a regular file";
      case 0x4000 -> "is a directory, not a regular file";
      case 0xC000 -> "is a socket, not a regular file";
      default -> "is neither a file nor a directory";
    };
  }
}
