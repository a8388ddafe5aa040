package dev.shale.engine.graph;

/** How a module asks for another. The ordinal is stored; new kinds go to the end. */
public enum DependencyKind {
  /** {@code import ... from "x"} and {@code import "x"}. */
  IMPORT("import"),
  /** {@code export ... from "x"} and {@code export * from "x"}. */
  EXPORT_FROM("export-from"),
  /** {@code import("x")}. */
  DYNAMIC_IMPORT("dynamic-import"),
  /** {@code require("x")} and TypeScript's {@code import x = require("x")}. */
  REQUIRE("require"),
  /** {@code new URL("x", import.meta.url)}. */
  URL("url"),
  /** {@code new Worker(new URL("x", import.meta.url))}. */
  WORKER("worker"),
  /** {@code require.resolve("x")}: where the module is, without its evaluation. */
  REQUIRE_RESOLVE("require-resolve"),
  /** {@code import.meta.resolve("x")}. */
  IMPORT_META_RESOLVE("import-meta-resolve"),
  /**
   * Whatever fits a pattern, such as {@code ./locale/*.js}: {@code import(`./locale/${x}.js`)},
   * {@code require.context}, {@code import.meta.glob}. It leads to no module.
   */
  CONTEXT("context"),
  /**
   * Of AMD: {@code define(["x"], f)}, {@code require(["x"], f)}, and {@code require("x")} inside of
   * {@code define(function (require) {})}.
   */
  AMD("amd"),
  /** TypeScript's {@code /// <reference path="x" />} and {@code /// <reference types="x" />}. */
  REFERENCE("reference");

  private static final DependencyKind[] KINDS = values();

  private final String label;

  DependencyKind(String label) {
    this.label = label;
  }

  /** The kind's name in output. */
  public String label() {
    return label;
  }

  /** Whether a request of this kind means one module, which a resolver can look for. */
  public boolean isResolved() {
    return this != CONTEXT;
  }

  /**
   * Whether the module asks for a place and does not evaluate what is there: that nothing is there
   * need not be wrong.
   */
  public boolean isLocation() {
    return this == URL || this == REQUIRE_RESOLVE || this == IMPORT_META_RESOLVE;
  }

  /** The kind with this ordinal. */
  public static DependencyKind of(int ordinal) {
    return KINDS[ordinal];
  }
}
