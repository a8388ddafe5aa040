/**
 * Passes: functions from the made columns of a graph to its derived ones. Their state is native and
 * gone when they are done; no pass recurses.
 */
package dev.shale.engine.pass;
