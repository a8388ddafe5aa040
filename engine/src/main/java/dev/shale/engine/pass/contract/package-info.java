/**
 * What a pass is to whoever runs it: a declaration, a state over one graph, the edges with what
 * edits did to them, reasons and reports.
 *
 * <p><b>Invariant:</b> knows no pass.
 */
package dev.shale.engine.pass.contract;
