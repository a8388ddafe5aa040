/**
 * What a program on top makes of modules, such as their generated code, kept by the hash of what it
 * was made from. {@link Artifacts} is the door.
 */
package dev.shale.engine.artifact;
