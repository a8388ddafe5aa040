/**
 * Finds the scripts in files that are mainly something else: HTML, Vue, Svelte, Astro, MDX. Reads
 * no script itself: what it finds is a text for the parser, in which all else is blank, so that
 * every script is where it was. Knows {@code token} for its keywords.
 */
package dev.shale.tools.javascript.parser.component;
