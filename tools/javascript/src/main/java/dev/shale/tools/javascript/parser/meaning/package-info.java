/**
 * What constructs mean. The syntax tells of names, members, calls, imports and declarations, and
 * what is here knows which of them ask for modules ({@code require}, {@code import()}, {@code new
 * URL}, {@code define}), what comments say to bundlers, which values are constants, what the user
 * has defined, and what runs without effects.
 *
 * <p>{@link dev.shale.tools.javascript.parser.meaning.Meaning} holds all of it together with the
 * tokens and the findings. May touch tokens and findings. Has the syntax read arguments by {@link
 * dev.shale.tools.javascript.parser.meaning.Descent}, and knows no other way to it.
 *
 * <p><b>Invariants.</b> A name means the global one only through a use whose binding is settled
 * later. The value of an expression is an int of {@link
 * dev.shale.tools.javascript.parser.scope.Constants} and never an object.
 */
package dev.shale.tools.javascript.parser.meaning;
