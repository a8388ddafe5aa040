/**
 * Requests and patterns as texts: what a request looks like, names that the platform answers,
 * aliases, globs. Asks no file system.
 */
package dev.shale.tools.javascript.resolver.request;
