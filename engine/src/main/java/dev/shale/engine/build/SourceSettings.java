package dev.shale.engine.build;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;

/**
 * What the files around a source say about how to read it. Immutable; many files share one.
 *
 * @param isEsmPackage whether the nearest package.json says {@code "type": "module"}
 * @param keepsImports whether imports stay that no value of which is used, unless they are written
 *     as type-only
 * @param isAutomaticJsx whether JSX needs no function that is in scope
 * @param jsxFactory the function that JSX calls, with dots; empty for the usual one
 * @param jsxFragment what a fragment stands for, with dots; empty for the usual value
 */
public record SourceSettings(
    boolean isEsmPackage,
    boolean keepsImports,
    boolean isAutomaticJsx,
    String jsxFactory,
    String jsxFragment) {

  private static final int ESM_PACKAGE = 1;
  private static final int KEEPS_IMPORTS = 1 << 1;
  private static final int AUTOMATIC_JSX = 1 << 2;
  private static final int NAMES_JSX = 1 << 3;

  /** Nothing is said. */
  public static final SourceSettings USUAL = new SourceSettings(false, false, false, "", "");

  /** Nothing but that the package consists of ECMAScript modules. */
  public static final SourceSettings ESM = USUAL.withEsmPackage(true);

  /** These settings in a package of a type. */
  public SourceSettings withEsmPackage(boolean newIsEsmPackage) {
    return newIsEsmPackage == isEsmPackage
        ? this
        : new SourceSettings(
            newIsEsmPackage, keepsImports, isAutomaticJsx, jsxFactory, jsxFragment);
  }

  /**
   * Writes {@code flags:byte (factory:text fragment:text)?}, the names if a flag says that there
   * are some.
   */
  void write(ByteWriter out) {
    int flags = flags();
    out.writeByte(flags);
    if ((flags & NAMES_JSX) != 0) {
      out.writeText(jsxFactory);
      out.writeText(jsxFragment);
    }
  }

  /** Reads what {@link #write} wrote. */
  static SourceSettings read(ByteReader in) {
    int flags = in.readByte();
    boolean namesJsx = (flags & NAMES_JSX) != 0;
    return new SourceSettings(
        (flags & ESM_PACKAGE) != 0,
        (flags & KEEPS_IMPORTS) != 0,
        (flags & AUTOMATIC_JSX) != 0,
        namesJsx ? in.readText() : "",
        namesJsx ? in.readText() : "");
  }

  /** All settings as a text, by which those that differ can be told apart. */
  String key() {
    int flags = flags();
    String key = Integer.toString(flags);
    // The length says where one ends, as a name may be anything.
    return (flags & NAMES_JSX) == 0
        ? key
        : key + " " + jsxFactory.length() + " " + jsxFactory + " " + jsxFragment;
  }

  private int flags() {
    return (isEsmPackage ? ESM_PACKAGE : 0)
        | (keepsImports ? KEEPS_IMPORTS : 0)
        | (isAutomaticJsx ? AUTOMATIC_JSX : 0)
        | (jsxFactory.isEmpty() && jsxFragment.isEmpty() ? 0 : NAMES_JSX);
  }
}
