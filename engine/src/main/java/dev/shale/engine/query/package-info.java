/**
 * Questions about a graph whose passes have run: cycles and what breaks them, neighbours and
 * shortest paths. Answers are written nowhere.
 */
package dev.shale.engine.query;
