/**
 * Which files change while a program runs. Knows nothing of the engine: a program that keeps a
 * graph asks here whether to look at the files again.
 */
package dev.shale.engine.watch;
