/** Why something is used, or stays: what is asked of the analysis of exports, with its places. */
package dev.shale.tools.cli.question.usage;
