/** Patterns of paths as people write them into settings, and the files that fit them. */
package dev.shale.tools.javascript.glob;
