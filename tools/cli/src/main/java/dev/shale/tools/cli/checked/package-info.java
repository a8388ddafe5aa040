/** A project as rules see it: its own modules and imports as flat arrays, globs as bits. */
package dev.shale.tools.cli.checked;
