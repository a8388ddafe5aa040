/** The tables of the module graph and the views of them. Knows no files. */
package dev.shale.engine.graph;
