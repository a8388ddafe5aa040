package dev.shale.tools.cli;

/** When output is coloured. */
enum ColorChoice {
  AUTO,
  ALWAYS,
  NEVER
}
