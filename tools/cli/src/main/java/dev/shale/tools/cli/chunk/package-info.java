/** Which modules load together: the chunks of a project, their names, and what could be smaller. */
@NullMarked
package dev.shale.tools.cli.chunk;

import org.jspecify.annotations.NullMarked;
