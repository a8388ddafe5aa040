/**
 * How anything is shown: streams, terminals, colours, numbers, paths, places in files, JSON. Knows
 * no command, no option and no graph that is being asked.
 */
package dev.shale.tools.cli.output;
