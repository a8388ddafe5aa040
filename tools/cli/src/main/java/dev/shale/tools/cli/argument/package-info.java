/**
 * What is typed, and what it means: options, entries, the language of a project. Knows no answer.
 */
package dev.shale.tools.cli.argument;
