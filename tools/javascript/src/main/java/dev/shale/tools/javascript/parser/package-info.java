/**
 * The parser of JavaScript, TypeScript and JSX: bytes in, dependencies out, and no tree between.
 *
 * <p>One recursive descent over the whole grammar, by classes that are final and put together by
 * composition: each has what it needs in final fields. Each package stands on those above it in
 * this list and knows none of those below it.
 *
 * <pre>
 * rows      tables of ints that grow
 * token     bytes to tokens; one object has the bytes, the position and the current token
 * scope     what is declared, referred to, asked for and exported, until the end settles it
 * types     TypeScript's types, which are skipped
 * meaning   what constructs mean: calls that load, hints, constants, definitions
 * commonjs  a second look at what makes CommonJS exports
 * syntax    the descent: expressions, functions, classes, statements, imports
 * (this)    a file: how it is read, what of the findings counts, and what the file is
 * </pre>
 *
 * <p>Two interfaces lead from a package to one below it: {@link
 * dev.shale.tools.javascript.parser.token.Comments}, which is told of comments, and {@link
 * dev.shale.tools.javascript.parser.meaning.Descent}, by which calls that mean something have their
 * arguments read.
 *
 * <p>This package alone knows records, names of files and settings. It may touch all the others.
 *
 * <p><b>Invariants.</b> No allocation per file once the buffers have grown. No byte outside of the
 * given range is read, and none is written. No input makes an exception leave {@link
 * dev.shale.tools.javascript.parser.JavaScriptParser}, takes more than linear time times a
 * constant, or more stack than its depth limit allows. Invalid programs may pass; valid ones are
 * never misread.
 */
package dev.shale.tools.javascript.parser;
