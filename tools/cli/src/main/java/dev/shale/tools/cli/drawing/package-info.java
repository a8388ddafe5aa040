/**
 * A graph as other programs draw it or read it: which modules are drawn, what is drawn as one, and
 * the formats.
 */
package dev.shale.tools.cli.drawing;
