/**
 * Ways to walk a graph: its edges as compressed rows, sweeps and searches over them, the threads
 * and the memory that those take; what a change affects, what dominates what. Passes and queries
 * are made of them.
 */
package dev.shale.engine.walk;
