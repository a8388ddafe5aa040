/** What a build learned from the file system, and whether it would learn the same again. */
package dev.shale.engine.facts;
