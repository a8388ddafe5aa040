package dev.shale.tools.cli.command.input;

import dev.shale.tools.cli.argument.InputException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What another program writes for a command, which may run twice and reads it once. */
public final class StandardInput {
  private byte @Nullable [] bytes;

  public byte[] read() {
    byte[] known = bytes;
    if (known == null) {
      try {
        known = System.in.readAllBytes();
      } catch (IOException failure) {
        throw new InputException("standard input cannot be read: " + failure.getMessage());
      }
      bytes = known;
    }
    return known;
  }
}
