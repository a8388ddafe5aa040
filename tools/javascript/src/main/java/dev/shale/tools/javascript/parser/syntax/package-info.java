/**
 * The descent through expressions, functions, classes, JSX, statements, imports and exports. {@link
 * dev.shale.tools.javascript.parser.syntax.Grammar} makes the classes and holds them; they call
 * each other, a class those made before it through fields of its own and those made behind it
 * through the grammar.
 *
 * <p>May touch everything but the record: it moves the tokens, enters and leaves scopes and {@link
 * dev.shale.tools.javascript.parser.meaning.Surroundings}, and tells {@code meaning} what it meets.
 *
 * <p>A method that asks the tokens several times keeps them in a variable: after each call a
 * compiler would load the field anew. So it is in {@code types}.
 *
 * <p><b>Invariants.</b> Whoever changes what is around the position restores it, unless a failure
 * leaves; whoever catches a failure restores all. An expression's method returns what is known of
 * its value and nothing else.
 */
package dev.shale.tools.javascript.parser.syntax;
