/**
 * A graph that follows its files.
 *
 * <p><b>Invariant:</b> knows no store.
 */
package dev.shale.engine.live;
