/** Packs: what a build found, kept on disk between processes. Knows no graph semantics. */
package dev.shale.engine.store;
