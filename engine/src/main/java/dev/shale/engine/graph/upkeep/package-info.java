/** Closes gaps between rows and forgets names that no row has. */
package dev.shale.engine.graph.upkeep;
