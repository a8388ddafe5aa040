/**
 * The scanner of style sheets: bytes of CSS, SCSS, indented Sass, Less and Stylus in, dependencies
 * out.
 *
 * <p>It knows where comments, strings, blocks and at-rules begin and end, and takes nothing else
 * apart: what a style sheet depends on stands in few places. It goes forward only, by a loop and
 * without recursion.
 *
 * <p>This package may touch records, the engine's seam and the kinds of JavaScript; neither the
 * parser of programs nor the resolver.
 *
 * <p><b>Invariants.</b> No allocation per file once the buffers have grown. No byte outside of the
 * given range is read. No input makes an exception or a failed record, or takes more than linear
 * time: where a file is odd, it is read on as browsers do.
 */
package dev.shale.tools.javascript.style;
