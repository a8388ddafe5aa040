/**
 * A project that is read, and what is asked of its graph: totals, cycles, why a module is there.
 * Prints nothing.
 */
package dev.shale.tools.cli.question;
