/**
 * TypeScript's types. They are erased before a program runs, so that reading one means to find its
 * end, and the modules that it names; for decorators also the name that stands for it.
 *
 * <p>May touch tokens, the dependencies that types ask for, and the names of types that exist in a
 * part of the file only. Knows no expressions and nothing of what the program does.
 *
 * <p><b>Invariant:</b> a type that is read as a guess leaves nothing behind when the guess fails.
 */
package dev.shale.tools.javascript.parser.types;
