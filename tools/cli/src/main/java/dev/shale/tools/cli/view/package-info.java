/** A graph as columns for the page of the viewer, and the page as a file or from a server. */
package dev.shale.tools.cli.view;
