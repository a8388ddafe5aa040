/**
 * How a graph is discovered from its entries: a queue of files, workers that read, parse and
 * resolve them, and the one writer that puts what they found into the tables.
 *
 * <p><b>Invariant:</b> what earlier builds left comes through {@link
 * dev.shale.engine.discovery.BuildMemory}, and the graph is the same as without.
 */
package dev.shale.engine.discovery;
