package dev.shale.tools.cli;

import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a run of the command did.
 *
 * @param status its exit status
 * @param out its standard output
 * @param err its standard error
 */
record Run(int status, String out, String err) {

  static Run of(Path directory, Terminal terminal, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell = new Shell(new Output(out), new Output(err), terminal, directory);
    int status = Main.run(arguments, shell);
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The last line of standard output. */
  String lastLine() {
    return out.stripTrailing().lines().reduce("", (before, line) -> line);
  }
}
