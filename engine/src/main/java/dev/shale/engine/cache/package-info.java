/** Builds that outlive the process, and what a later build takes from them. */
package dev.shale.engine.cache;
