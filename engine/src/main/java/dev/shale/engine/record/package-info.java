/**
 * What a front end found in a file: dependencies, exports, the parts that use each other, their
 * names, as rows of numbers over one text.
 *
 * <p><b>Invariant:</b> filling a record allocates nothing once its rows have grown.
 */
package dev.shale.engine.record;
