/**
 * What a CommonJS file exports: a second look at the places that were noted on the way, by patterns
 * of tokens, once the file is known to be CommonJS.
 *
 * <p>Moves the tokens as it likes, since the file was read; adds exports to the record, and changes
 * no finding.
 *
 * <p><b>Invariant:</b> it finds what cjs-module-lexer finds, less what would be wrong when the file
 * runs.
 */
package dev.shale.tools.javascript.parser.commonjs;
