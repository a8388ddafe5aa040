/** What answers about chunks look like. */
@NullMarked
package dev.shale.tools.cli.report.chunk;

import org.jspecify.annotations.NullMarked;
