package dev.shale.tools.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * Runs scripts in whatever classes this was loaded with: of a directory and first seed, number of
 * seeds, steps, and 1 to make the script short, it gives what went wrong, or nothing.
 */
final class PlantedRun implements BiFunction<Path, long[], String> {
  @Override
  public String apply(Path directory, long[] numbers) {
    try {
      for (long seed = numbers[0]; seed < numbers[0] + numbers[1]; seed++) {
        EditScript script = EditScript.of(seed, (int) numbers[2]);
        ScriptRun.Failure failure = ScriptRun.run(directory, script, new KeptCount());
        if (failure != null) {
          return numbers[3] == 0
              ? failure.message(script)
              : ScriptRun.minimise(directory, script, failure);
        }
      }
      return "";
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /** Runs them with a fault. */
  @SuppressWarnings("unchecked")
  static String with(UpdateFault fault, Path directory, long... numbers) {
    FaultyClasses classes = new FaultyClasses(fault.place());
    try {
      var made = classes.loadClass(PlantedRun.class.getName()).getDeclaredConstructor();
      made.setAccessible(true);
      String found =
          ((BiFunction<Path, long[], String>) made.newInstance()).apply(directory, numbers);
      if (!classes.isPlanted()) {
        throw new LinkageError("The class with the fault was not used: " + fault);
      }
      return found;
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError("The fault cannot be planted: " + fault, failure);
    }
  }
}
