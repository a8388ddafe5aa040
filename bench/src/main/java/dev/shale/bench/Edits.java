package dev.shale.bench;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Adds, removes and replaces modules at random, each time with names that were not there before.
 */
final class Edits {
  private static final int EDITS_PER_PUBLICATION = 20;

  private final GraphWriter writer;
  private final Mix mix;
  private final SplittableRandom random;
  private final int[] modules;
  private int count;
  private int newNames;

  /**
   * What edits there are.
   *
   * @param newNameEvery one export name of so many is new
   * @param leastModules removals stop here; below the number at the start, they come more often
   */
  record Mix(String name, int newNameEvery, int leastModules) {}

  Edits(GraphWriter writer, Mix mix, int moduleCount, long seed) {
    this.writer = writer;
    this.mix = mix;
    random = new SplittableRandom(seed);
    modules = new int[moduleCount * 2];
    count = moduleCount;
    Arrays.setAll(modules, module -> module);
  }

  void run(int edits) {
    boolean shrinks = mix.leastModules < modules.length / 4;
    for (int edit = 1; edit <= edits; edit++) {
      int dice = random.nextInt(10);
      if (dice < (shrinks ? 1 : 2) && count < modules.length) {
        add();
      } else if (dice < 4 && count > mix.leastModules) {
        remove();
      } else {
        fill(modules[random.nextInt(count)]);
      }
      if (edit % EDITS_PER_PUBLICATION == 0) {
        writer.publish();
      }
    }
    writer.publish();
  }

  private void add() {
    int name = writer.name("/project/src/added" + newNames++ + ".ts");
    modules[count] = writer.addModule(name, JavaScriptKinds.ESM, Snapshot.NO_DEPENDENCY);
    fill(modules[count++]);
  }

  private void remove() {
    int at = random.nextInt(count);
    writer.removeModule(modules[at]);
    modules[at] = modules[--count];
  }

  private void fill(int module) {
    int dependencies = 1 + random.nextInt(99);
    writer.beginDependencies(module, dependencies);
    for (int number = 0; number < dependencies; number++) {
      int target = random.nextInt(count);
      boolean isNew = number == 0;
      int request = writer.name("./" + (isNew ? "new" + newNames++ : "module" + target));
      int dependency = writer.addDependency(JavaScriptKinds.IMPORT, 0, request);
      writer.locate(dependency, number * 40, number * 40 + 12, number + 1, 20);
      writer.connect(dependency, modules[target]);
    }
    int exports = random.nextInt(20);
    writer.beginExports(module, exports);
    for (int number = 0; number < exports; number++) {
      boolean isNew = number % mix.newNameEvery == 0;
      String name = isNew ? "useFeature" + newNames++ : "shared" + random.nextInt(500);
      writer.addExport(writer.name(name), 0);
    }
  }
}
