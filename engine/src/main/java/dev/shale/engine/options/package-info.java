/** What is said about a build and about what is kept of it, and what a build reports. */
package dev.shale.engine.options;
