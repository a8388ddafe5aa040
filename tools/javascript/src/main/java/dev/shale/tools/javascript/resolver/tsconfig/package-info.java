/**
 * What a tsconfig.json says, file by file. Asks no file system; who follows {@code extends} does.
 */
package dev.shale.tools.javascript.resolver.tsconfig;
