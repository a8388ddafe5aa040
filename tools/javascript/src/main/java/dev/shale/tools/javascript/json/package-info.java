/** Reads JSON without making anything of it that nobody asks for. */
package dev.shale.tools.javascript.json;
