package dev.shale.tools.javascript.settings;

import dev.shale.engine.language.Settings;
import java.util.List;

/** What {@link Settings} mean in JavaScript and TypeScript. */
public final class SourceSettings {
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

  private static final int FACTORY = 0;
  private static final int FRAGMENT = 1;

  /** Nothing but that the package consists of ECMAScript modules. */
  public static final Settings ESM = new Settings(ESM_PACKAGE, List.of());

  private SourceSettings() {}

  /**
   * Settings.
   *
   * @param flags the constants of this class that hold, joined by {@code |}
   * @param jsxFactory the function that JSX calls, with dots; empty for the usual one
   * @param jsxFragment what a fragment stands for, with dots; empty for the usual value
   */
  public static Settings of(int flags, String jsxFactory, String jsxFragment) {
    boolean isUsual = jsxFactory.isEmpty() && jsxFragment.isEmpty();
    return new Settings(flags, isUsual ? List.of() : List.of(jsxFactory, jsxFragment));
  }

  /** Settings of which only the type of the package is known. */
  public static Settings ofPackage(boolean isEsmPackage) {
    return isEsmPackage ? ESM : Settings.NONE;
  }

  /** The same in a package of a type. */
  public static Settings withEsmPackage(Settings settings, boolean isEsmPackage) {
    return settings.withBits(
        isEsmPackage ? settings.bits() | ESM_PACKAGE : settings.bits() & ~ESM_PACKAGE);
  }

  /** The same where every name that is imported may be used. */
  public static Settings keepingNames(Settings settings) {
    return settings.has(KEEPS_NAMES) ? settings : settings.withBits(settings.bits() | KEEPS_NAMES);
  }

  /** The function that JSX calls; empty for the usual one. */
  public static String jsxFactory(Settings settings) {
    return settings.texts().isEmpty() ? "" : settings.texts().get(FACTORY);
  }

  /** What a fragment stands for; empty for the usual value. */
  public static String jsxFragment(Settings settings) {
    return settings.texts().isEmpty() ? "" : settings.texts().get(FRAGMENT);
  }
}
