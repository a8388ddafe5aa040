package dev.shale.tools.cli.output;

import java.io.IOException;
import java.util.Objects;

/** Standard output could not be written. */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public OutputException(IOException cause) {
    super(Objects.requireNonNullElse(cause.getMessage(), cause.toString()), cause);
  }

  /** Whether the reader has gone, as {@code head} does; that is no failure of ours. */
  public boolean isClosedPipe() {
    String message = String.valueOf(getMessage());
    return message.contains("Broken pipe") || message.contains("Pipe closed");
  }
}
