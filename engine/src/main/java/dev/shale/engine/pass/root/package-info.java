/**
 * The pass that says which modules are roots of the graph: what it declares, its state, the search
 * and the repair.
 */
package dev.shale.engine.pass.root;
