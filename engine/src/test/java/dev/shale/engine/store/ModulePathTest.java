package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.store.map.JvmAccess;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store in a program whose code is all in modules. */
class ModulePathTest {
  @TempDir Path folder;

  /** The options that {@code docs/pack-format.md} lists, and no others. */
  private static List<String> options() {
    List<String> options = new ArrayList<>();
    for (JvmAccess.Need need : JvmAccess.NEEDS) {
      options.add(need.told(moduleOfUser(need)));
    }
    return options;
  }

  /** The name that the jar of Chronicle's class has on the module path. */
  static String moduleOfUser(JvmAccess.Need need) {
    try {
      Path jar = Path.of(need.user().getProtectionDomain().getCodeSource().getLocation().toURI());
      Set<ModuleReference> modules = ModuleFinder.of(jar).findAll();
      return modules.iterator().next().descriptor().name();
    } catch (URISyntaxException noFile) {
      throw new AssertionError(noFile);
    }
  }

  @Test
  void theOptionsOfTheDocumentAreEnoughToSave() throws Exception {
    try (StoreProcess process = StoreProcess.savingAsModule(folder, options())) {
      assertEquals("1", process.line());
      assertEquals("2", process.line());
      process.kill();
    }
    SmallStore small = new SmallStore(folder);
    try (Generation generation = small.store.generation()) {
      assertTrue(generation.number() >= 2, "generation " + generation.number());
      small.checkWhole(generation.number(), "saved by a module");
    }
  }

  @Test
  void whoForgotThemIsTold() throws Exception {
    List<String> options = options();
    try (StoreProcess process = StoreProcess.asModuleWithoutOptions(folder)) {
      String sentence =
          "UNAVAILABLE: saving needs these options of the JVM: " + String.join(" ", options);
      assertTrue(process.lines().contains(sentence));
    }
  }

  @Test
  void readingNeedsNone() throws Exception {
    new SmallStore(folder).save(1);
    try (StoreProcess process = StoreProcess.readingAsModule(folder)) {
      assertEquals(List.of(SmallStore.PACKS + " packs"), process.lines());
    }
  }
}
