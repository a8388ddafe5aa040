/** The façade of the engine: workspaces, which build graphs from files. */
package dev.shale.engine;
