/**
 * Which modules load together, without bundling: from the starts of a program and the requests that
 * load later to chunks.
 *
 * <p>{@link Links} has what loads with what. {@link Groups} are what may become a chunk: starts,
 * parts that run apart, names, and requests that load later. {@link Signatures} tell which groups
 * reach a module, and {@link Availability} which of that they have to bring themselves. {@link
 * ChunkGraph} puts it together. {@link LiveChunks} keeps it up to date: {@link LinkPatch} finds out
 * which edits leave everything in its chunk.
 */
@NullMarked
package dev.shale.engine.chunk;

import org.jspecify.annotations.NullMarked;
