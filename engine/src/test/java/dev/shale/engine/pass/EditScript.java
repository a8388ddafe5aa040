package dev.shale.engine.pass;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.ToyKinds;
import java.util.Random;
import org.eclipse.collections.api.list.primitive.MutableIntList;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/** Random edits of a small graph. */
final class EditScript {
  private final GraphWriter writer;
  private final Random random;
  private final MutableIntList modules = new IntArrayList();
  private final int most;
  private int checkpoints;

  EditScript(ModuleGraph graph, Random random) {
    writer = graph.writer();
    this.random = random;
    most = 4 + random.nextInt(30);
  }

  void begin() {
    for (int module = random.nextInt(most); module >= 0; module--) {
      add();
    }
    writer.entry(modules.getFirst());
    modules.forEach(this::fill);
  }

  void edit() {
    switch (random.nextInt(12)) {
      case 0 -> add();
      case 1 -> remove();
      case 2 -> flag();
      case 3 -> fill(any());
      case 4 -> layer();
      case 5 -> writer.file(any(), ToyKinds.DATA, random.nextInt(1000));
      default -> reconnect();
    }
  }

  private int any() {
    return modules.get(random.nextInt(modules.size()));
  }

  private void add() {
    if (modules.size() < most) {
      int name = writer.name("m" + random.nextInt());
      modules.add(writer.addModule(name, ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY));
      if (random.nextBoolean()) {
        fill(modules.getLast());
      }
    }
  }

  private void remove() {
    if (modules.size() > 2) {
      int module = any();
      writer.removeModule(module);
      modules.remove(module);
    }
  }

  private void flag() {
    int module = any();
    int flags = writer.working().moduleFlags(module);
    switch (random.nextInt(4)) {
      case 0 -> writer.moduleFlags(module, ModuleFlags.FOR_TYPES);
      case 1 -> writer.entry(module);
      default -> writer.moduleFlags(module, flags ^ ModuleFlags.ENTRY);
    }
  }

  private void fill(int module) {
    int count = random.nextInt(5);
    writer.beginDependencies(module, count);
    for (int number = 0; number < count; number++) {
      int flags = random.nextInt(6) == 0 ? DependencyFlags.TYPE_ONLY : 0;
      int dependency = writer.addDependency(ToyKinds.IMPORT, flags, writer.name("x"));
      writer.connect(dependency, any());
    }
  }

  private void reconnect() {
    int module = any();
    int begin = writer.working().begin(module);
    int end = writer.working().end(module);
    if (begin < end) {
      boolean isCut = random.nextInt(3) == 0;
      int target = isCut ? Snapshot.NO_MODULE : any();
      writer.connect(begin + random.nextInt(end - begin), target);
    }
  }

  private void layer() {
    int dice = random.nextInt(8);
    if (dice == 0) {
      writer.publish();
    } else if (dice == 1 && checkpoints == 0) {
      writer.checkpoint();
      checkpoints++;
    } else if (dice == 2 && checkpoints > 0) {
      writer.rollback();
      checkpoints--;
      readModules();
    } else if (dice == 3 && checkpoints > 0) {
      writer.merge();
      checkpoints--;
    }
  }

  private void readModules() {
    modules.clear();
    Snapshot graph = writer.working();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module)) {
        modules.add(module);
      }
    }
    modules.shuffleThis(random);
  }
}
