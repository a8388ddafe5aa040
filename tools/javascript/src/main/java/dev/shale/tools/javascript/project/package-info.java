/**
 * How a project is laid out: its packages, what runs them, and the files with which their code
 * begins. Reads the files that say so, and no code.
 */
package dev.shale.tools.javascript.project;
