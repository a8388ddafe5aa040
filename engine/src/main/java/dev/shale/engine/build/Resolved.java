package dev.shale.engine.build;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.util.Objects;

/**
 * Where a request leads. Immutable; resolvers cache and share instances.
 *
 * @param status what was found
 * @param path for a file its absolute real path with {@code /} between segments; for an external or
 *     ignored request its name; for an unresolved one the request
 * @param settings for a file, how to read it
 * @param message a sentence: for an unresolved request the reason, for a file what is wrong with
 *     what says how to read it, such as its package.json; otherwise empty
 * @param missingPackage the name of a package that is not installed, where that is the reason;
 *     otherwise empty
 */
public record Resolved(
    Status status, String path, SourceSettings settings, String message, String missingPackage) {

  /** What a resolver found. */
  public enum Status {
    FILE,
    /** Left to the platform; there is nothing to read. */
    EXTERNAL,
    /** A {@code browser} map says that nothing is to be loaded. */
    IGNORED,
    UNRESOLVED
  }

  private static final Status[] STATUSES = Status.values();

  /** The bytes that an answer takes at least when it is written. */
  public static final int LEAST_BYTES = 14;

  /** In place of an answer where no resolver is asked. */
  static final Resolved NOT_ASKED = unresolved("", "");

  public static Resolved file(String path, boolean isEsmPackage) {
    return file(path, isEsmPackage ? SourceSettings.ESM : SourceSettings.USUAL);
  }

  public static Resolved file(String path, SourceSettings settings) {
    return new Resolved(Status.FILE, path, settings, "", "");
  }

  /** A file about which something could not be found out. */
  public static Resolved doubtful(String path, String message) {
    return new Resolved(Status.FILE, path, SourceSettings.USUAL, message, "");
  }

  public static Resolved external(String name) {
    return new Resolved(Status.EXTERNAL, name, SourceSettings.USUAL, "", "");
  }

  public static Resolved ignored(String name) {
    return new Resolved(Status.IGNORED, name, SourceSettings.USUAL, "", "");
  }

  public static Resolved unresolved(String request, String message) {
    return new Resolved(Status.UNRESOLVED, request, SourceSettings.USUAL, message, "");
  }

  /** A request for a package that is not installed. */
  public static Resolved notInstalled(String request, String message, String missingPackage) {
    return new Resolved(Status.UNRESOLVED, request, SourceSettings.USUAL, message, missingPackage);
  }

  /** This failure in other words, of another request. */
  public Resolved told(String newRequest, String newMessage) {
    return new Resolved(status, newRequest, settings, newMessage, missingPackage);
  }

  /** Writes {@code status:byte settings path:text message:text missingPackage:text}. */
  public void write(ByteWriter out) {
    out.writeByte(status.ordinal());
    settings.write(out);
    out.writeText(path);
    out.writeText(message);
    out.writeText(missingPackage);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IndexOutOfBoundsException when that is not there
   */
  public static Resolved read(ByteReader in) {
    Status status = STATUSES[Objects.checkIndex(in.readByte(), STATUSES.length)];
    SourceSettings settings = SourceSettings.read(in);
    return new Resolved(status, in.readText(), settings, in.readText(), in.readText());
  }
}
