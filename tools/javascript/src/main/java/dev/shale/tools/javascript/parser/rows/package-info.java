/**
 * Tables of ints that grow. They know nothing of what is in them and touch nothing.
 *
 * <p><b>Invariant:</b> a table that has grown allocates nothing for the next file.
 */
package dev.shale.tools.javascript.parser.rows;
