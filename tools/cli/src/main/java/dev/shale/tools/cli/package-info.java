/** The {@code shale} command: arguments, output and exit codes around one build of a graph. */
package dev.shale.tools.cli;
