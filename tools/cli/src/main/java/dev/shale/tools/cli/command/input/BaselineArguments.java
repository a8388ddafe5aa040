package dev.shale.tools.cli.command.input;

import dev.shale.offheap.system.FileFailure;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.finding.Baseline;
import dev.shale.tools.cli.finding.BaselineReader;
import dev.shale.tools.cli.finding.Findings;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.ReplacedFile;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Visible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Which baseline a check reads, and which it writes.
 *
 * @param shown the one to read, as it was typed
 * @param file the same; null for none
 * @param savedShown the one to write, as it was typed
 * @param saved the same; null for none
 * @param isPruned whether what is gone is taken out of the one that is read
 */
public record BaselineArguments(
    String shown, @Nullable Path file, String savedShown, @Nullable Path saved, boolean isPruned) {
  private static final String COMMAND = "shale check";
  private static final String READ = "--baseline";
  private static final String SAVE = "--save-baseline";
  private static final String PRUNE = "--prune";

  public static void declare(CommandSpec spec) {
    spec.addOption(
        BuildArguments.value(READ, "FILE", "Findings that are known, which let no check fail"));
    spec.addOption(BuildArguments.value(SAVE, "FILE", "Keep all findings as known"));
    spec.addOption(
        BuildArguments.flag("Take what is not found any more out of the baseline", PRUNE));
  }

  public static BaselineArguments of(ParseResult given, Path working) {
    String shown = BuildArguments.text(given, READ, "");
    String savedShown = BuildArguments.text(given, SAVE, "");
    boolean isPruned = given.hasMatchedOption(PRUNE);
    if (isPruned && shown.isEmpty()) {
      throw new UsageException(COMMAND, PRUNE + " needs " + READ);
    }
    return new BaselineArguments(
        Visible.of(shown),
        path(READ, shown, working),
        Visible.of(savedShown),
        path(SAVE, savedShown, working),
        isPruned);
  }

  private static @Nullable Path path(String option, String text, Path working) {
    try {
      return text.isEmpty() ? null : working.resolve(text);
    } catch (InvalidPathException notAPath) {
      throw BuildArguments.notOneOf(COMMAND, option, "a path", text);
    }
  }

  /** The baseline that is read; an empty one for none. */
  public Baseline read() {
    if (file == null) {
      return Baseline.NONE;
    }
    try {
      return BaselineReader.read(Files.readAllBytes(file), shown);
    } catch (BaselineReader.Failure wrong) {
      throw new InputException(String.valueOf(wrong.getMessage()));
    } catch (IOException failure) {
      throw new InputException(
          Files.exists(file)
              ? shown + " cannot be read: " + FileFailure.reason(failure)
              : "there is no baseline " + shown + "; make it with " + SAVE + " " + shown);
    }
  }

  /**
   * Writes what is to be written; returns whether all findings are kept as known.
   *
   * @param found what all findings are
   */
  public boolean write(Supplier<Baseline> found, Baseline known, Findings findings, Shell shell) {
    if (file != null && isPruned && !findings.gone().isEmpty()) {
      write(file, known.without(findings.gone()));
      say(shell, Numbers.grouped(findings.gone().size()) + " taken out of " + shown);
    }
    if (saved == null) {
      return false;
    }
    checkReplaceable(saved);
    Baseline all = found.get();
    write(saved, all);
    say(shell, Numbers.counted(all.count(), "entry") + " saved in " + savedShown);
    return true;
  }

  /** A typing error is not to cost a file of the project. */
  private void checkReplaceable(Path target) {
    if (!Files.exists(target)) {
      return;
    }
    try {
      BaselineReader.read(Files.readAllBytes(target), savedShown);
    } catch (BaselineReader.Failure | IOException other) {
      throw new InputException(
          SAVE + ": " + savedShown + " is there and is no baseline; name another file");
    }
  }

  private static void say(Shell shell, String sentence) {
    shell.out().flush();
    shell.err().println("shale: " + sentence);
  }

  private static void write(Path target, Baseline baseline) {
    ReplacedFile replaced = new ReplacedFile(target);
    String problem = replaced.problem();
    if (!problem.isEmpty()) {
      throw new InputException(SAVE + ": " + Visible.of(target + "") + ": " + problem);
    }
    try {
      replaced.write(baseline::write);
    } catch (IOException failure) {
      throw new InputException(
          Visible.of(target + "") + " cannot be written: " + FileFailure.reason(failure));
    }
  }
}
