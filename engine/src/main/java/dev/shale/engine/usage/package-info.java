/**
 * Which names modules provide, where each comes from, and what of the program uses them.
 *
 * <p><b>Invariant:</b> reads a snapshot and knows no files.
 */
package dev.shale.engine.usage;
