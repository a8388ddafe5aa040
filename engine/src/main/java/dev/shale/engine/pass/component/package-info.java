/**
 * The pass that says which modules lead to each other: what it declares, its state, the search and
 * the repair.
 */
package dev.shale.engine.pass.component;
