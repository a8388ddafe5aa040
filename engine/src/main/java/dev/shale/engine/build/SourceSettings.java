package dev.shale.engine.build;

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
}
