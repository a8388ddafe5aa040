package dev.shale.tools.cli.output;

/** When output is coloured. */
public enum ColorChoice {
  AUTO,
  ALWAYS,
  NEVER
}
