/**
 * Questions about a graph whose passes have run: cycles and what breaks them, what a change
 * affects, what dominates what. Answers are written nowhere.
 */
package dev.shale.engine.query;
