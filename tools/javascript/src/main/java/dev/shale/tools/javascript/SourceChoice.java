package dev.shale.tools.javascript;

/** When a request for a package of the workspace leads to its sources. */
public enum SourceChoice {
  /** Where what its package.json names is not built. */
  AUTO,
  /** Where there are any, built or not. */
  ALWAYS,
  /** Never: as Node does it. */
  NEVER
}
