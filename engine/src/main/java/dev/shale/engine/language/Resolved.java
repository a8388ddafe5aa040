package dev.shale.engine.language;

import dev.shale.engine.language.Diagnostic.Code;
import dev.shale.engine.language.Diagnostic.Severity;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a request leads. Immutable; resolvers cache and share instances.
 *
 * @param status what was found
 * @param path for a file its absolute real path with {@code /} between segments; for an external or
 *     ignored request its name; for an unresolved one the request
 * @param settings for a file, how to read it
 * @param message a sentence: for an unresolved request the reason, for a file what is wrong with
 *     what says how to read it for an external what is wrong with its name; otherwise empty
 * @param missingPackage the name of a package that is not installed, where that is the reason;
 *     otherwise empty
 * @param warnings for a file, what is wrong with files that say how to read it or to find what it
 *     asks for, each at its place; a build says it once
 */
public record Resolved(
    Status status,
    String path,
    Settings settings,
    String message,
    String missingPackage,
    List<Diagnostic> warnings) {

  /** What a resolver found. */
  public enum Status {
    FILE,
    /** Left to the platform; there is nothing to read. */
    EXTERNAL,
    /** A {@code browser} map says that nothing is to be loaded. */
    IGNORED,
    UNRESOLVED,
    /** There is nothing to load and nothing wrong: the request names a directory, say. */
    NOTHING
  }

  private static final Status[] STATUSES = Status.values();

  /** Beside a status: there are warnings. */
  private static final int HAS_WARNINGS = 1 << 4;

  private static final int LEAST_WARNING_BYTES = 16;

  /** The bytes that an answer takes at least when it is written. */
  public static final int LEAST_BYTES = 1 + Settings.LEAST_BYTES + 3 * Integer.BYTES;

  /** In place of an answer where no resolver is asked. */
  public static final Resolved NOT_ASKED = unresolved("", "");

  /** Copies the list. */
  public Resolved {
    warnings = List.copyOf(warnings);
  }

  private Resolved(Status status, String path, Settings settings, String message) {
    this(status, path, settings, message, "", List.of());
  }

  // As the JDK would make them, which takes some milliseconds of each run.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Resolved answer
        && status == answer.status
        && path.equals(answer.path)
        && settings.equals(answer.settings)
        && message.equals(answer.message)
        && missingPackage.equals(answer.missingPackage)
        && warnings.equals(answer.warnings);
  }

  @Override
  public int hashCode() {
    // Paths tell nearly all answers apart.
    return 31 * path.hashCode() + status.ordinal();
  }

  /** A file of which nothing has to be known to read it. */
  public static Resolved file(String path) {
    return file(path, Settings.NONE);
  }

  public static Resolved file(String path, Settings settings) {
    return new Resolved(Status.FILE, path, settings, "");
  }

  /** A file about which something could not be found out. */
  public static Resolved doubtful(String path, String message) {
    return new Resolved(Status.FILE, path, Settings.NONE, message);
  }

  public static Resolved external(String name) {
    return new Resolved(Status.EXTERNAL, name, Settings.NONE, "");
  }

  public static Resolved ignored(String name) {
    return new Resolved(Status.IGNORED, name, Settings.NONE, "");
  }

  /** An external about which something is wrong, which is said where it is asked for. */
  public static Resolved doubtfulExternal(String name, String message) {
    return new Resolved(Status.EXTERNAL, name, Settings.NONE, message);
  }

  /** What needs no module. */
  public static Resolved nothing(String request) {
    return new Resolved(Status.NOTHING, request, Settings.NONE, "");
  }

  public static Resolved unresolved(String request, String message) {
    return new Resolved(Status.UNRESOLVED, request, Settings.NONE, message);
  }

  /** A request for a package that is not installed. */
  public static Resolved notInstalled(String request, String message, String missingPackage) {
    return new Resolved(
        Status.UNRESOLVED, request, Settings.NONE, message, missingPackage, List.of());
  }

  /** This failure in other words, of another request. */
  public Resolved told(String newRequest, String newMessage) {
    return new Resolved(status, newRequest, settings, newMessage, missingPackage, warnings);
  }

  /** This answer with warnings. */
  public Resolved withWarnings(List<Diagnostic> newWarnings) {
    return new Resolved(status, path, settings, message, missingPackage, newWarnings);
  }

  /** A warning about a file that says how to read or find others. */
  public static Diagnostic warning(String path, int line, int column, String message) {
    return new Diagnostic(Severity.WARNING, Code.SETTINGS, path, line, column, message);
  }

  /**
   * Writes {@code status:byte settings path:text message:text missingPackage:text (count:int
   * warning*)?}, the warnings if a bit of the status says that there are some. A warning is {@code
   * path:text line:int column:int message:text}.
   */
  public void write(ByteWriter out) {
    out.writeByte(status.ordinal() | (warnings.isEmpty() ? 0 : HAS_WARNINGS));
    settings.write(out);
    out.writeText(path);
    out.writeText(message);
    out.writeText(missingPackage);
    if (!warnings.isEmpty()) {
      out.writeInt(warnings.size());
      for (Diagnostic warning : warnings) {
        out.writeText(warning.path());
        out.writeInt(warning.line());
        out.writeInt(warning.column());
        out.writeText(warning.message());
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IndexOutOfBoundsException when that is not there
   */
  public static Resolved read(ByteReader in) {
    int first = in.readByte();
    Status status = STATUSES[Objects.checkIndex(first & ~HAS_WARNINGS, STATUSES.length)];
    Settings settings = Settings.read(in);
    return new Resolved(
        status,
        in.readText(),
        settings,
        in.readText(),
        in.readText(),
        (first & HAS_WARNINGS) == 0 ? List.of() : readWarnings(in));
  }

  private static List<Diagnostic> readWarnings(ByteReader in) {
    int count = in.readCount(LEAST_WARNING_BYTES);
    List<Diagnostic> warnings = new ArrayList<>(count);
    for (int warning = 0; warning < count; warning++) {
      warnings.add(warning(in.readText(), in.readInt(), in.readInt(), in.readText()));
    }
    return warnings;
  }
}
