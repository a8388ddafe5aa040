/** What is common to the threads that the engine starts. */
package dev.shale.engine.threads;
