/** What files around a source say about it: told by the resolver, read by the parser. */
package dev.shale.tools.javascript.settings;
