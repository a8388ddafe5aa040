/**
 * The rules of {@code shale check}: a class for each, which reads the graph and says where it is
 * broken. What rules there are is declared in {@code setting}.
 */
package dev.shale.tools.cli.rule;
