/**
 * The pass that says what of modules and exports the program uses: what it declares, and its state,
 * which is an {@link dev.shale.engine.usage.ExportAnalysis}.
 */
package dev.shale.engine.pass.use;
