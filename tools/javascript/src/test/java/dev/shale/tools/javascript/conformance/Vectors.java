package dev.shale.tools.javascript.conformance;

import dev.shale.tools.javascript.resolver.manifest.PackageMapVectors;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the recorded cases of a folder and prints, for each file, how many passed and which failed.
 * Passed is what was compared whole; what is equal as far as the record goes is counted apart.
 */
final class Vectors {
  private final Path folder;
  private final PrintStream output;
  private boolean isDifferent;

  Vectors(Path folder, PrintStream output) {
    this.folder = folder;
    this.output = output;
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Path.of(arguments[0]);
    if (!Files.isDirectory(folder)) {
      output.println("vectors: there is no folder " + folder + ", nothing is checked");
      return;
    }
    if (!new Vectors(folder, output).run()) {
      System.exit(1);
    }
  }

  /** Whether nothing differs. */
  boolean run() throws IOException {
    lexer("es-module-lexer.jsonl", new ModuleLexerVectors());
    lexer("cjs-module-lexer.jsonl", new CommonJsLexerVectors());
    packageMaps("package-exports-imports.jsonl");
    return !isDifferent;
  }

  private List<String> lines(String file) throws IOException {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) {
      output.println("vectors: there is no file " + file);
      return List.of();
    }
    return Files.readAllLines(path);
  }

  private void lexer(String file, LexerVectors vectors) throws IOException {
    Map<LexerVectors.Verdict, Integer> counts = new EnumMap<>(LexerVectors.Verdict.class);
    StringBuilder failures = new StringBuilder();
    List<String> lines = lines(file);
    for (String line : lines) {
      LexerVectors.Verdict verdict = vectors.verdict(Json.object(line));
      counts.merge(verdict, 1, Integer::sum);
      if (verdict == LexerVectors.Verdict.DIFFERENT) {
        failures.append("    ").append(line).append(System.lineSeparator());
      }
    }
    print(file, counts.getOrDefault(LexerVectors.Verdict.EQUAL, 0), lines.size());
    detail("equal in part", counts.get(LexerVectors.Verdict.EQUAL_IN_PART), vectors.notCompared());
    detail(
        "repaired",
        counts.get(LexerVectors.Verdict.REPAIRED),
        "syntax errors; equal once these are taken out");
    detail(
        "explained",
        counts.get(LexerVectors.Verdict.EXPLAINED),
        "see es-module-lexer.explained.json");
    detail(
        "refused",
        counts.get(LexerVectors.Verdict.NO_PROGRAM),
        "syntax errors, which the lexer skips");
    fail(failures.toString());
  }

  private void detail(String what, @Nullable Integer count, String explanation) {
    if (count != null) {
      output.println("    " + what + ": " + count + " (" + explanation + ")");
    }
  }

  private void packageMaps(String file) throws IOException {
    List<String> lines = lines(file);
    List<String> differences = PackageMapVectors.differences(lines);
    print(file, lines.size() - differences.size(), lines.size());
    fail(String.join(System.lineSeparator(), differences));
  }

  private void print(String file, int passed, int total) {
    output.println("vectors " + file + " " + passed + " of " + total);
  }

  private void fail(String failures) {
    if (!failures.isEmpty()) {
      isDifferent = true;
      output.print("    different:" + System.lineSeparator() + failures);
      output.println();
    }
  }
}
