/** What answers look like that are about how modules lead to each other: chains and lists. */
package dev.shale.tools.cli.report.chain;
