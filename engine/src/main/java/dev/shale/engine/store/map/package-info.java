/**
 * A pack file as its writer sees it: Chronicle Map, and what it has to be let into. Readers load
 * none of it, nor does who keeps nothing.
 *
 * <p><b>Invariant:</b> nobody else knows Chronicle.
 */
package dev.shale.engine.store.map;
