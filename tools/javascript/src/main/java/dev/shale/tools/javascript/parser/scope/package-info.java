/**
 * What a file declares, refers to, asks for and exports, as it is found: scopes with their
 * references, uses of names that matter, parts, dependencies, bindings of imports, exports. What
 * counts of them only shows when scopes close or the file ends; what was found in a guess that
 * failed is taken back.
 *
 * <p>Stands on names and rows, and reads no token: it is told, by numbers of names and by offsets.
 *
 * <p><b>Invariants.</b> A row is known by its number until what is in front of it is taken back. A
 * closed scope leaves the references that it does not bind to the one around it, and nothing else.
 */
package dev.shale.tools.javascript.parser.scope;
