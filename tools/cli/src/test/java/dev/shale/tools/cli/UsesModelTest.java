package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.shale.engine.discovery.GraphBuild;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.Uses;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.live.LiveGraph;
import dev.shale.engine.options.BuildOptions;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a program uses after edits of what modules export, use and do is what is found anew. For
 * long: {@code -Dshale.uses.scripts=2000 -Dshale.uses.seed=1000}.
 */
class UsesModelTest {
  private static final int SCRIPTS = Integer.getInteger("shale.uses.scripts", 6);
  private static final int STEPS = Integer.getInteger("shale.uses.steps", 40);
  private static final int FIRST_SEED = Integer.getInteger("shale.uses.seed", 0);
  private static final int MODULES = 14;
  private static final String[] NAMES = {"a", "b", "c", "default"};
  private static final String[] EXTENSIONS = {".ts", ".ts", ".mjs", ".ts", ".js"};
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);

  /**
   * Statements: {@code #} is a module, {@code ?} a name that one exports, {@code $} a number that
   * no other statement has, and {@code !} a name that is exported.
   */
  private static final String[] STATEMENTS = {
    "import {? as x$} from './#'; x$();",
    "import {? as x$} from './#'; export const ! = x$;",
    "import {? as x$} from './#'; export function !() { return x$.a; }",
    "import {? as x$} from './#'; const y$ = x$; export const ! = () => y$;",
    "import * as x$ from './#'; export const ! = x$.?.b;",
    "import * as x$ from './#'; use(x$);",
    "import './#';",
    "export {? as !} from './#';",
    "export * from './#';",
    "export * as ! from './#';",
    "export const ! = 1;",
    "export class ! {}",
    "export let ! = use();",
    "import('./#').then(({?: x$}) => x$);",
    "export const ! = () => import('./#');",
    "const {?: x$} = require('./#'); x$();",
    "new Worker(new URL('./#', import.meta.url));",
    "exports.! = require('./#').?;",
    "exports.! = 1; use(() => exports.!);",
    "import x$ from './#'; use(x$.?);",
    "use();",
    "if (false) { require('./#'); }"
  };

  @TempDir Path directory;
  private Random random = new Random();
  private int used;
  private int left;
  private int others;
  private int dropped;

  private String source() {
    StringBuilder text = new StringBuilder();
    List<String> names = new ArrayList<>(List.of(NAMES));
    for (int count = random.nextInt(5); count > 0; count--) {
      text.append(statement(names)).append('\n');
    }
    return text.toString();
  }

  /** The default has a form of its own, which not every statement can take. */
  private String statement(List<String> names) {
    String form = STATEMENTS[random.nextInt(STATEMENTS.length)];
    String name = names.remove(random.nextInt(names.size()));
    if (names.isEmpty()) {
      names.add("more" + random.nextInt(1000));
    }
    if (name.equals("default") && !form.contains("as !") && !form.contains("exports.!")) {
      form =
          form.replace("export const ! =", "export default")
              .replace("export let ! =", "export default")
              .replace("export function !", "export default function ")
              .replace("export class !", "export default class ");
    }
    return form.replace("#", request(random.nextInt(MODULES)))
        .replace("?", NAMES[random.nextInt(NAMES.length)])
        .replace("$", "" + random.nextInt(1_000_000))
        .replace("!", name);
  }

  private Path file(int module) {
    return directory.resolve("m" + module + EXTENSIONS[module % EXTENSIONS.length]);
  }

  /** Nobody looks for a file with this extension that is not written. */
  private String request(int module) {
    String name = file(module).getFileName().toString();
    return name.endsWith(".mjs") ? name : "m" + module;
  }

  private List<Path> entries() {
    return List.of(file(0), file(1));
  }

  private static BuildOptions options() {
    return BuildOptions.of(
        new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(RULES));
  }

  private List<String> anew() {
    BuildOptions options = options();
    Resolver resolver = options.resolvers().get();
    try (ModuleGraph cold = GraphBuild.newGraph(options)) {
      GraphBuild.run(
          options, cold, entries().stream().map(resolver::entry).toList(), resolver, null);
      try (Snapshot built = cold.snapshot()) {
        count(built);
        return lines(built);
      }
    }
  }

  /** So that neither everything nor nothing is used, and names of stars are. */
  private void count(Snapshot graph) {
    Uses uses = graph.uses();
    for (int export = 0; export < graph.exportCount(); export++) {
      if (graph.exportExists(export)) {
        used += uses.used(export) == 0 ? 0 : 1;
        left += uses.used(export) == 0 ? 1 : 0;
      }
    }
    for (int module = 0; module < graph.moduleCount(); module++) {
      others += uses.otherEnd(module) - uses.otherBegin(module);
      dropped += uses.dropped(module);
    }
  }

  private static void assertSame(List<String> anew, List<String> updated, String where) {
    if (!anew.equals(updated)) {
      List<String> missing = new ArrayList<>(anew);
      missing.removeAll(updated);
      List<String> more = new ArrayList<>(updated);
      more.removeAll(anew);
      fail("%s%nanew:%n  %s%nupdated:%n  %s".formatted(where, missing, more));
    }
  }

  private static List<String> lines(Snapshot graph) {
    List<String> lines = new ArrayList<>();
    GraphText.byName(graph)
        .forEach((key, rows) -> rows.forEach(row -> lines.add(Path.of(key).getFileName() + row)));
    return lines;
  }

  /** A file is written anew, loses a line, gets one, or goes. */
  private Path edit() throws IOException {
    Path file = file(random.nextInt(MODULES));
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    List<String> edited = new ArrayList<>(lines);
    switch (random.nextInt(8)) {
      case 0 -> edited = List.of(source().split("\n"));
      case 1, 2, 3 -> edited.add(statement(new ArrayList<>(List.of("d" + random.nextInt(100)))));
      case 4, 5, 6 -> {
        if (!edited.isEmpty()) {
          edited.remove(random.nextInt(edited.size()));
        }
      }
      default -> {
        if (!entries().contains(file)) {
          Files.deleteIfExists(file);
          return file;
        }
      }
    }
    Files.write(file, edited);
    return file;
  }

  @Test
  void whatIsUsedAfterEditsIsWhatIsFoundAnew() throws IOException {
    directory = directory.toRealPath();
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
      random = new Random(seed);
      boolean isFree = random.nextInt(3) == 0;
      Files.writeString(
          directory.resolve("package.json"),
          "{\"sideEffects\": %s}".formatted(isFree ? "[\"./m0.ts\", \"./m1.ts\"]" : "true"));
      for (int module = 0; module < MODULES; module++) {
        Files.writeString(file(module), source());
      }
      try (LiveGraph live = new LiveGraph(options(), this::entries, false, 1 << 20, null)) {
        live.build();
        live.publish();
        for (int step = 0; step < STEPS; step++) {
          List<String> edited = new ArrayList<>();
          for (int count = random.nextInt(3); count >= 0; count--) {
            edited.add(edit().toString());
          }
          live.update(edited, false);
          live.publish();
          try (Snapshot updated = live.graph().snapshot()) {
            String where = "seed %d, step %d, %s".formatted(seed, step, edited);
            assertSame(anew(), lines(updated), where);
          }
        }
      }
    }
    assertTrue(used > 0 && left > 0, used + " used, " + left + " not");
    assertTrue(others > 0 && dropped > 0, others + " names of stars, " + dropped + " bytes");
  }

  /**
   * A module was used by way of another one first, which now leads elsewhere, and by somebody who
   * was second then; it changed itself, so that what is known of it is found again.
   */
  @Test
  void whoWasSecondUsesAModuleStill() throws IOException {
    directory = directory.toRealPath();
    Files.writeString(directory.resolve("package.json"), "{}");
    Files.writeString(file(0), "import './m3'; import './m2.mjs';");
    Files.writeString(file(1), "import {a} from './m6'; a();");
    Files.writeString(file(3), "import {a} from './m4'; a();");
    Files.writeString(file(2), "import {a} from './m5'; a();");
    Files.writeString(file(4), "export {a} from './m5';");
    Files.writeString(file(5), "export const a = () => 1;");
    Files.writeString(file(6), "export const a = () => 2;");
    assertUpdated(
        Map.of(4, "export {a} from './m6';", 5, "const b = () => 1; export const a = () => b();"));
  }

  @Test
  void whereANameLedBeforeIsForgotten() throws IOException {
    directory = directory.toRealPath();
    Files.writeString(directory.resolve("package.json"), "{}");
    Files.writeString(file(0), "import {a} from './m3'; a();");
    Files.writeString(file(1), "import './m6';");
    Files.writeString(file(3), "export * from './m4';");
    Files.writeString(file(4), "export * from './m5';");
    Files.writeString(file(5), "export const b = () => 1;");
    Files.writeString(file(6), "export const a = () => 2;");
    assertUpdated(Map.of(4, "export * from './m6';"));
  }

  /** What is used after modules were written anew is what is found then. */
  private void assertUpdated(Map<Integer, String> sources) throws IOException {
    try (LiveGraph live = new LiveGraph(options(), this::entries, false, 1 << 20, null)) {
      live.build();
      live.publish();
      List<String> edited = new ArrayList<>();
      for (Map.Entry<Integer, String> source : sources.entrySet()) {
        Files.writeString(file(source.getKey()), source.getValue());
        edited.add(file(source.getKey()).toString());
      }
      live.update(edited, false);
      live.publish();
      try (Snapshot updated = live.graph().snapshot()) {
        assertSame(anew(), lines(updated), "updated");
      }
    }
  }
}
