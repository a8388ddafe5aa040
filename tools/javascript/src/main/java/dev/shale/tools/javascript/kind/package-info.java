/** The kinds of modules and dependencies that JavaScript has. */
package dev.shale.tools.javascript.kind;
