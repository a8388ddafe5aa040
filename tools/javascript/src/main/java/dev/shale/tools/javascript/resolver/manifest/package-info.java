/**
 * What a package.json says: its fields, {@code exports} and {@code imports}, side effects. Asks no
 * file system.
 */
package dev.shale.tools.javascript.resolver.manifest;
