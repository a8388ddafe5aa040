/**
 * Applications that share packages when they run: what each provides and asks for, and which
 * version each gets, by the order in which they are loaded.
 */
@NullMarked
package dev.shale.tools.cli.federation;

import org.jspecify.annotations.NullMarked;
