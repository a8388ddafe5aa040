package dev.shale.engine.language;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a file or a request.
 *
 * @param path the file, absolute
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1 in UTF-16 units; 0 when the whole file is meant
 * @param message a sentence of at most 2,000 UTF-16 units; of a longer one the ends
 * @param missingPackage the name of a package that is not installed, where that is what is wrong:
 *     all requests for it have one cause; otherwise empty
 */
public record Diagnostic(
    Severity severity,
    Code code,
    String path,
    int line,
    int column,
    String message,
    String missingPackage) {

  /** The bytes that a diagnostic takes at least when it is written. */
  public static final int LEAST_BYTES = 25;

  private static final Severity[] SEVERITIES = Severity.values();

  /** No message is longer: what a source asks for may have any length. */
  private static final int LONGEST_MESSAGE = 2_000;

  private static final String CUT = " ... ";

  /** A sentence that is too long loses its middle. */
  public Diagnostic {
    message = shortened(message);
  }

  /** Written out: what a record has makes the JVM generate classes, in a command that is short. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Diagnostic that
        && severity.equals(that.severity)
        && code.equals(that.code)
        && line == that.line
        && column == that.column
        && path.equals(that.path)
        && message.equals(that.message)
        && missingPackage.equals(that.missingPackage);
  }

  @Override
  public int hashCode() {
    return (((path.hashCode() * 31) + line) * 31 + column) * 31 + message.hashCode();
  }

  /** A text that is as short as a message is. */
  public static String shortened(String text) {
    if (text.length() <= LONGEST_MESSAGE) {
      return text;
    }
    int half = (LONGEST_MESSAGE - CUT.length()) / 2;
    return cut(text, half, half, CUT);
  }

  /**
   * A text without its middle.
   *
   * @param beginUnits how many UTF-16 units stay of its beginning; one less where that would halve
   *     a surrogate pair
   * @param endUnits the same of its end
   * @param gap stands for what is left out
   */
  public static String cut(String text, int beginUnits, int endUnits, String gap) {
    int begin =
        Character.isHighSurrogate(text.charAt(beginUnits - 1)) ? beginUnits - 1 : beginUnits;
    int end = text.length() - endUnits;
    end = Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    return text.substring(0, begin).concat(gap).concat(text.substring(end));
  }

  /** How bad it is. */
  public enum Severity {
    ERROR,
    WARNING;

    /** The severity's name in output. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What kind of thing is wrong; a language may make codes of its own. Equal if the label is. */
  public static final class Code {
    /** A request leads nowhere. */
    public static final Code UNRESOLVED = new Code("unresolved");

    /** A file could not be parsed to its end. */
    public static final Code SYNTAX = new Code("syntax");

    /** A file could not be read. */
    public static final Code UNREADABLE = new Code("unreadable");

    /** A file is not UTF-8. */
    public static final Code ENCODING = new Code("encoding");

    /** A file that says how to read or find others does not say what it should. */
    public static final Code SETTINGS = new Code("settings");

    /** Modules export a name on, and it is not there. */
    public static final Code EXPORT = new Code("export");

    private final String label;

    public Code(String label) {
      this.label = label;
    }

    /** The code's name in output. */
    public String label() {
      return label;
    }

    // A record would have these made while a command starts.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Code code && code.label.equals(label);
    }

    @Override
    public int hashCode() {
      return label.hashCode();
    }

    /** The label. */
    @Override
    public String toString() {
      return label;
    }
  }

  /** How a sentence begins about a package that is not installed. */
  public static String notInstalled(String name) {
    return "Package \"" + name + "\" is not installed";
  }

  /** The same, where it keeps nothing from running. */
  public Diagnostic asWarning() {
    return new Diagnostic(Severity.WARNING, code, path, line, column, message, missingPackage);
  }

  /** What no package is missing for. */
  public Diagnostic(
      Severity severity, Code code, String path, int line, int column, String message) {
    this(severity, code, path, line, column, message, "");
  }

  /** The same at another place of its file. */
  public Diagnostic at(int newLine, int newColumn) {
    return new Diagnostic(severity, code, path, newLine, newColumn, message, missingPackage);
  }

  public static Diagnostic ofFile(Code code, String path, String message) {
    return new Diagnostic(Severity.ERROR, code, path, 0, 0, message);
  }

  /**
   * Writes {@code severity:byte code:text line:int column:int path:text message:text missing:text}.
   */
  public void write(ByteWriter out) {
    out.writeByte(severity.ordinal());
    out.writeText(code.label());
    out.writeInt(line);
    out.writeInt(column);
    out.writeText(path);
    out.writeText(message);
    out.writeText(missingPackage);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IndexOutOfBoundsException when that is not there
   */
  public static Diagnostic read(ByteReader in) {
    Severity severity = SEVERITIES[Objects.checkIndex(in.readByte(), SEVERITIES.length)];
    Code code = new Code(in.readText());
    int line = in.readInt();
    int column = in.readInt();
    String path = in.readText();
    String message = in.readText();
    return new Diagnostic(severity, code, path, line, column, message, in.readText());
  }
}
