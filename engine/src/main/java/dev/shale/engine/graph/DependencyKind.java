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
  WORKER("worker");

  private static final DependencyKind[] KINDS = values();

  private final String label;

  DependencyKind(String label) {
    this.label = label;
  }

  /** The kind's name in output. */
  public String label() {
    return label;
  }

  /** The kind with this ordinal. */
  public static DependencyKind of(int ordinal) {
    return KINDS[ordinal];
  }
}
