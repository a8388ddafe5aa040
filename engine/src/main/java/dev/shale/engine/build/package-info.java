/** From files to a graph: what a language plugs in, and how records become rows. */
package dev.shale.engine.build;
