/** What several commands are given beside the project: modules, edges, counts, changes, rules. */
package dev.shale.tools.cli.command.input;
