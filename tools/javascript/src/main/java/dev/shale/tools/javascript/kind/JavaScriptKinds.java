package dev.shale.tools.javascript.kind;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleKind;
import java.util.List;

/** The kinds of modules and dependencies that JavaScript and TypeScript have. */
public final class JavaScriptKinds {
  /** A file with ECMAScript module syntax, or one that its name or package declares to be one. */
  public static final ModuleKind ESM = new ModuleKind(0, "esm", true, true);

  /** A script or CommonJS file. */
  public static final ModuleKind COMMONJS = new ModuleKind(1, "commonjs", true);

  /** A JSON file; it is read to find out what it exports. */
  public static final ModuleKind JSON = new ModuleKind(2, "json", true);

  /** A style sheet: CSS, or a language that becomes CSS. */
  public static final ModuleKind CSS = new ModuleKind(3, "css", true);

  /** Any other file; a leaf that is never read. */
  public static final ModuleKind ASSET = new ModuleKind(4, "asset", false);

  /** A page; its scripts, what it preloads and its style sheets are imports. */
  public static final ModuleKind HTML = new ModuleKind(5, "html", true);

  /** A component of Vue. */
  public static final ModuleKind VUE = new ModuleKind(6, "vue", true);

  /** A component of Svelte. */
  public static final ModuleKind SVELTE = new ModuleKind(7, "svelte", true);

  /** A component or page of Astro. */
  public static final ModuleKind ASTRO = new ModuleKind(8, "astro", true);

  /** Markdown with imports. */
  public static final ModuleKind MDX = new ModuleKind(9, "mdx", true);

  /** {@code import ... from "x"} and {@code import "x"}. */
  public static final DependencyKind IMPORT =
      new DependencyKind(0, "import", DependencyKind.BINDING);

  /** {@code export ... from "x"} and {@code export * from "x"}. */
  public static final DependencyKind EXPORT_FROM =
      new DependencyKind(1, "export-from", DependencyKind.RE_EXPORT | DependencyKind.BINDING);

  /** {@code import("x")}. */
  public static final DependencyKind DYNAMIC_IMPORT =
      new DependencyKind(2, "dynamic-import", DependencyKind.LATER);

  /** {@code require("x")} and TypeScript's {@code import x = require("x")}. */
  public static final DependencyKind REQUIRE = new DependencyKind(3, "require");

  /** {@code new URL("x", import.meta.url)}. */
  public static final DependencyKind URL =
      new DependencyKind(4, "url", DependencyKind.LOCATION | DependencyKind.NAME_ONLY);

  /** {@code new Worker(new URL("x", import.meta.url))}: it loads by itself, later. */
  public static final DependencyKind WORKER =
      new DependencyKind(5, "worker", DependencyKind.NAME_ONLY | DependencyKind.LATER);

  /** {@code require.resolve("x")}: where the module is, without its evaluation. */
  public static final DependencyKind REQUIRE_RESOLVE =
      new DependencyKind(6, "require-resolve", DependencyKind.LOCATION);

  /** {@code import.meta.resolve("x")}: bundlers leave it to the platform. */
  public static final DependencyKind IMPORT_META_RESOLVE =
      new DependencyKind(
          7, "import-meta-resolve", DependencyKind.LOCATION | DependencyKind.LEFT_OUT);

  /**
   * Whatever fits a pattern, such as {@code ./locale/*.js}, in which a star stands for any text:
   * {@code import(`./locale/${x}.js`)}.
   */
  public static final DependencyKind CONTEXT =
      new DependencyKind(8, "context", DependencyKind.PATTERN | DependencyKind.LATER);

  /**
   * Of AMD: {@code define(["x"], f)}, and {@code require("x")} inside of {@code define(function
   * (require) {})}.
   */
  public static final DependencyKind AMD = new DependencyKind(9, "amd");

  /** TypeScript's {@code /// <reference path="x" />} and {@code /// <reference types="x" />}. */
  public static final DependencyKind REFERENCE = new DependencyKind(10, "reference");

  /** {@code @import "x"} and {@code @import url(x)} of CSS. */
  public static final DependencyKind CSS_IMPORT = new DependencyKind(11, "css-import");

  /** {@code url(x)}, {@code src("x")} and {@code image-set("x" 1x)} in a style sheet. */
  public static final DependencyKind CSS_URL =
      new DependencyKind(12, "css-url", DependencyKind.LOCATION | DependencyKind.NAME_ONLY);

  /** Of CSS modules: {@code composes: a from "x"} and {@code @value a from "x"}. */
  public static final DependencyKind CSS_COMPOSES = new DependencyKind(13, "css-composes");

  /** {@code @use "x"} and {@code @forward "x"} of Sass. */
  public static final DependencyKind SASS_USE = new DependencyKind(14, "sass-use");

  /**
   * What Sass, Less or Stylus put in place of {@code @import "x"}, Stylus of {@code @require "x"};
   * and {@code @plugin "x"} of Less.
   */
  public static final DependencyKind STYLE_IMPORT = new DependencyKind(15, "style-import");

  /** As {@link #CONTEXT}, of {@code require("./locale/" + x)}. */
  public static final DependencyKind REQUIRE_CONTEXT =
      new DependencyKind(16, "require-context", DependencyKind.PATTERN);

  /**
   * Whatever fits a glob, in which a star stands for a part of a name, and may be followed by a
   * regular expression: {@code import.meta.glob("./pages/*.vue")} and {@code require.context} in a
   * lazy mode.
   */
  public static final DependencyKind GLOB =
      new DependencyKind(
          17, "glob", DependencyKind.PATTERN | DependencyKind.EXCEPTING | DependencyKind.LATER);

  /**
   * As {@link #GLOB}, loaded at once: {@code import.meta.glob} with {@code eager}, {@code
   * require.context("./pages", true, /\.vue$/)}.
   */
  public static final DependencyKind EAGER_GLOB =
      new DependencyKind(18, "eager-glob", DependencyKind.PATTERN | DependencyKind.EXCEPTING);

  /**
   * Of webpack: {@code require.ensure(["x"], function (require) { require("y"); }, "name")}, each
   * of its list and each that its function requires.
   */
  public static final DependencyKind REQUIRE_ENSURE =
      new DependencyKind(19, "require-ensure", DependencyKind.LATER);

  /** Of AMD: {@code require(["x", "y"], f)}, each of its list; they are loaded together. */
  public static final DependencyKind AMD_REQUIRE =
      new DependencyKind(20, "amd-require", DependencyKind.LATER);

  /** All of them; a new one goes to the end of its list. */
  public static final Kinds KINDS =
      Kinds.of(
          List.of(ESM, COMMONJS, JSON, CSS, ASSET, HTML, VUE, SVELTE, ASTRO, MDX),
          List.of(
              IMPORT,
              EXPORT_FROM,
              DYNAMIC_IMPORT,
              REQUIRE,
              URL,
              WORKER,
              REQUIRE_RESOLVE,
              IMPORT_META_RESOLVE,
              CONTEXT,
              AMD,
              REFERENCE,
              CSS_IMPORT,
              CSS_URL,
              CSS_COMPOSES,
              SASS_USE,
              STYLE_IMPORT,
              REQUIRE_CONTEXT,
              GLOB,
              EAGER_GLOB,
              REQUIRE_ENSURE,
              AMD_REQUIRE));

  private JavaScriptKinds() {}
}
