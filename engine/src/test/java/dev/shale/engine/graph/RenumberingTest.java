package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a graph says of modules stays the same when they get other numbers, but for the numbers. */
class RenumberingTest {
  private static final int SEEDS = 40;
  private static final int STEPS = 150;

  @Test
  void modulesGetOtherNumbersAndNothingElseChanges() {
    int moved = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED);
          RandomEdits edits = new RandomEdits(graph, random, 1300)) {
        for (int step = 0; step < STEPS; step++) {
          edits.step();
        }
        moved += renumber(graph, random, "seed " + seed);
      }
    }
    assertTrue(moved > SEEDS, moved + " modules got another number");
  }

  private static int renumber(ModuleGraph graph, Random random, String where) {
    Snapshot rows = graph.writer().working();
    List<Integer> modules = new ArrayList<>();
    for (int module = 0; module < rows.moduleCount(); module++) {
      if (rows.moduleExists(module)) {
        modules.add(module);
      }
    }
    Collections.shuffle(modules, random);
    int[] order = new int[modules.size()];
    int[] numbers = new int[rows.moduleCount()];
    int[] same = new int[rows.moduleCount()];
    int moved = 0;
    for (int number = 0; number < order.length; number++) {
      order[number] = modules.get(number);
      numbers[order[number]] = number;
      same[number] = number;
      moved += order[number] == number ? 0 : 1;
    }
    List<String> expected = new ArrayList<>();
    for (int module : order) {
      expected.add(describe(rows, module, numbers));
    }
    graph.writer().renumber(order);
    assertEquals(order.length, rows.moduleCount(), where);
    for (int module = 0; module < order.length; module++) {
      assertEquals(expected.get(module), describe(rows, module, same), where);
    }
    return moved;
  }

  private static String describe(Snapshot rows, int module, int[] numbers) {
    StringBuilder text = new StringBuilder(rows.name(rows.identifier(module)));
    text.append(' ').append(rows.kind(module)).append(' ').append(rows.bytes(module));
    text.append(' ').append(rows.sourceLow(module)).append(' ').append(rows.sourceHigh(module));
    text.append(' ').append(rows.moduleFlags(module)).append(' ').append(rows.issuer(module));
    text.append(" found ").append(number(rows.findModule(rows.identifier(module)), numbers));
    text.append(' ').append(number(rows.findIgnored(rows.identifier(module)), numbers));
    for (int row = rows.begin(module); row < rows.end(module); row++) {
      text.append("\n").append(row).append(' ').append(rows.name(rows.request(row)));
      text.append(" in ").append(number(rows.parent(row), numbers));
      text.append(" to ").append(number(rows.target(row), numbers));
      int block = rows.block(row);
      if (block != Snapshot.NO_BLOCK) {
        text.append(" block ").append(number(rows.blockParent(block), numbers));
      }
    }
    for (int row = rows.exportBegin(module); row < rows.exportEnd(module); row++) {
      text.append("\nexport ").append(row).append(' ');
      text.append(number(rows.exportParent(row), numbers)).append(' ').append(rows.exportName(row));
    }
    IncomingCursor incoming = rows.incoming();
    for (incoming.of(module); incoming.next(); ) {
      text.append("\nfrom ").append(incoming.dependency());
      text.append(' ').append(number(incoming.source(), numbers));
    }
    return text.toString();
  }

  private static int number(int module, int[] numbers) {
    return module == Snapshot.NO_MODULE ? module : numbers[module];
  }

  @Test
  void anOrderHasAllModulesOnce() {
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED)) {
      GraphWriter writer = graph.writer();
      writer.addModule(writer.name("a"), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
      writer.addModule(writer.name("b"), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
      assertThrows(IllegalArgumentException.class, () -> writer.renumber(new int[] {1}));
      assertThrows(IllegalArgumentException.class, () -> writer.renumber(new int[] {1, 1}));
      writer.renumber(new int[] {1, 0});
      assertEquals("b", writer.working().name(writer.working().identifier(0)));
    }
  }
}
