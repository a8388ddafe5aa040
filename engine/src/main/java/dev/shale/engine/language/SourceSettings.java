package dev.shale.engine.language;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;

/**
 * What the files around a source say about how to read it. Immutable; many files share one.
 *
 * @param flags the constants of this class that hold, joined by {@code |}
 * @param jsxFactory the function that JSX calls, with dots; empty for the usual one
 * @param jsxFragment what a fragment stands for, with dots; empty for the usual value
 */
public record SourceSettings(int flags, String jsxFactory, String jsxFragment) {
  /** The nearest package.json says {@code "type": "module"}. */
  public static final int ESM_PACKAGE = 1;

  /** Names stay imported that are used as no value, unless they are written as types. */
  public static final int KEEPS_NAMES = 1 << 1;

  /** Imports stay none of whose names do, unless they are written as type-only. */
  public static final int KEEPS_STATEMENTS = 1 << 2;

  /** JSX needs no function that is in scope. */
  public static final int AUTOMATIC_JSX = 1 << 3;

  /** Decorators are told the types of what they decorate, as values. */
  public static final int DECORATOR_METADATA = 1 << 4;

  /** {@code null} and {@code undefined} are part of a type only where it names them. */
  public static final int STRICT_NULLS = 1 << 5;

  private static final int NAMES_JSX = 1 << 6;

  /** Nothing is said. */
  public static final SourceSettings USUAL = new SourceSettings(0, "", "");

  /** Nothing but that the package consists of ECMAScript modules. */
  public static final SourceSettings ESM = USUAL.withEsmPackage(true);

  /** Whether a constant of this class holds. */
  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** These settings in a package of a type. */
  public SourceSettings withEsmPackage(boolean isEsmPackage) {
    return isEsmPackage == has(ESM_PACKAGE)
        ? this
        : new SourceSettings(flags ^ ESM_PACKAGE, jsxFactory, jsxFragment);
  }

  /**
   * Writes {@code flags:byte (factory:text fragment:text)?}, the names if a flag says that there
   * are some.
   */
  public void write(ByteWriter out) {
    int written = writtenFlags();
    out.writeByte(written);
    if ((written & NAMES_JSX) != 0) {
      out.writeText(jsxFactory);
      out.writeText(jsxFragment);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static SourceSettings read(ByteReader in) {
    int written = in.readByte();
    boolean namesJsx = (written & NAMES_JSX) != 0;
    return new SourceSettings(
        written & (NAMES_JSX - 1), namesJsx ? in.readText() : "", namesJsx ? in.readText() : "");
  }

  /** All settings as a text, by which those that differ can be told apart. */
  public String key() {
    int written = writtenFlags();
    String key = Integer.toString(written);
    // The length says where one ends, as a name may be anything.
    return (written & NAMES_JSX) == 0
        ? key
        : key + " " + jsxFactory.length() + " " + jsxFactory + " " + jsxFragment;
  }

  private int writtenFlags() {
    return flags | (jsxFactory.isEmpty() && jsxFragment.isEmpty() ? 0 : NAMES_JSX);
  }
}
