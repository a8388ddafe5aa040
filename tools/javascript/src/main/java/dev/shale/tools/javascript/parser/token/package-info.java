/**
 * Bytes to tokens, on demand: {@link dev.shale.tools.javascript.parser.token.Tokens} is the one
 * object with the bytes, the position, the current token and the ways to go on and back. Beside it
 * are what the tokens consist of, the numbers of the names in a file, decoded strings, and how a
 * parse fails.
 *
 * <p>Touches nothing but the bytes. Knows no syntax: a slash is a slash until whoever reads an
 * operand says that it begins a regular expression. Comments go to {@link
 * dev.shale.tools.javascript.parser.token.Comments}.
 *
 * <p><b>Invariants.</b> No byte outside of the file is read. Whoever moves the position calls
 * {@code next} or leaves it where a token begins. How many bytes are read a second time is bounded.
 */
package dev.shale.tools.javascript.parser.token;
