/**
 * Columns of fixed width, and how they lie side by side in a page.
 *
 * <p><b>Invariant:</b> a layout is declared once; offsets follow from it.
 */
package dev.shale.offheap.column;
