/**
 * What chunks are kept in: sets, pairs and names as numbers in native memory, which is used again
 * whenever chunks are made anew.
 */
@NullMarked
package dev.shale.engine.chunk.memory;

import org.jspecify.annotations.NullMarked;
