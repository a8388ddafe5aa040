/** What changed files affect: where in the graph each begins, and what leads there. */
package dev.shale.tools.cli.question.affected;
