package dev.shale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.shale.engine.Project;
import dev.shale.tools.javascript.JavaScriptResolver;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a program on the module path sees that requires {@code dev.shale.tools.javascript}. */
class PublicTypesTest {
  private static final int MOST = 78;

  private static ModuleDescriptor moduleOf(Class<?> one) {
    try {
      Path place = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
      return ModuleFinder.of(place).findAll().iterator().next().descriptor();
    } catch (URISyntaxException noFile) {
      throw new AssertionError(noFile);
    }
  }

  private static Set<String> exports(ModuleDescriptor module) {
    return module.exports().stream()
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .collect(Collectors.toSet());
  }

  @Test
  void theyAreFew() {
    Set<String> packages = exports(moduleOf(JavaScriptResolver.class));
    packages.addAll(exports(moduleOf(Project.class)));
    Set<String> types = new TreeSet<>();
    for (JavaClass one :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.shale")) {
      boolean isSeen =
          packages.contains(one.getPackageName())
              && one.getModifiers().contains(JavaModifier.PUBLIC)
              && one.isTopLevelClass();
      if (isSeen) {
        types.add(one.getName());
      }
    }
    assertTrue(types.contains(Project.class.getName()), types.toString());
    assertTrue(types.size() <= MOST, types.size() + " types: " + types);
  }

  /** Tables and regions are there for whoever asks for them, and for nobody else. */
  @Test
  void theEngineHandsOnNoOtherModule() {
    for (ModuleDescriptor.Requires requires : moduleOf(Project.class).requires()) {
      if (requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE)) {
        assertEquals("org.jspecify", requires.name());
      }
    }
  }
}
