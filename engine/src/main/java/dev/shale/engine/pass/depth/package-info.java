/**
 * The pass that says how far modules are from the entries: what it declares, its state, the search
 * and the repair.
 */
package dev.shale.engine.pass.depth;
