/**
 * What can be said about a project, declared once, and the file that says it: {@code shale.json}.
 * Knows no command line.
 */
package dev.shale.tools.cli.setting;
