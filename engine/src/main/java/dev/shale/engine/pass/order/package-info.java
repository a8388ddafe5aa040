/**
 * The pass that says when the depth-first walk enters and leaves modules: what it declares, its
 * state, the search and the repair.
 */
package dev.shale.engine.pass.order;
