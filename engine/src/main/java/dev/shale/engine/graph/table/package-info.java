/**
 * The tables of a graph: the columns of each, the list of all, who gives out their rows, and what
 * keeps them short. A kind or a flag is a number here; what the numbers mean is said a package
 * above.
 *
 * <p><b>Invariant:</b> a table is declared once, by its {@code TYPE}, and listed once, in {@link
 * dev.shale.engine.graph.table.TableSet}.
 */
package dev.shale.engine.graph.table;
