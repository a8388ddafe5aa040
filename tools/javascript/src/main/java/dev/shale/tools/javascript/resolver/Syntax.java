package dev.shale.tools.javascript.resolver;

/**
 * How a request is written: it decides between the conditions {@code import} and {@code require}.
 */
enum Syntax {
  IMPORT,
  REQUIRE
}
