package dev.shale.tools.javascript.resolver.request;

/**
 * How a request is written: it decides between the conditions {@code import} and {@code require}.
 */
public enum Syntax {
  IMPORT,
  REQUIRE
}
