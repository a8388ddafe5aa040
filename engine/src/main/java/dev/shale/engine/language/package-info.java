/**
 * The seams where an embedder plugs in a language: a front end that reads files, a resolver that
 * finds them, and what both answer.
 *
 * <p><b>Invariant:</b> knows no graph that is being built and no earlier build.
 */
package dev.shale.engine.language;
