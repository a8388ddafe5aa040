/**
 * A graph that follows its files.
 *
 * <p><b>Invariant:</b> knows no store but by what keeps builds.
 */
package dev.shale.engine.live;
