/** What commands serve to programs on the same machine, on 127.0.0.1. */
@NullMarked
package dev.shale.tools.cli.command.serve;

import org.jspecify.annotations.NullMarked;
