/**
 * Finds files for requests: the file system, package.json and the rules of Node and the bundlers.
 */
package dev.shale.tools.javascript.resolver;
