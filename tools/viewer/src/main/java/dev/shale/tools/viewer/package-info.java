/** The page in which a browser shows a module graph: its parts, and how they are joined. */
package dev.shale.tools.viewer;
