package dev.shale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.shale.engine.Project;
import dev.shale.tools.javascript.JavaScriptResolver;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a program on the module path sees that requires {@code dev.shale.tools.javascript}. */
class PublicTypesTest {
  private static final int MOST = 68;

  /** Methods that name a type which an embedder on the module path does not see. */
  private static final int MOST_LEAKS = 21;

  private static final Path DOCUMENT =
      Path.of(System.getProperty("shale.root", "../..")).resolve("docs/embedding.md");

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

  private static Set<String> exportedPackages() {
    Set<String> packages = exports(moduleOf(JavaScriptResolver.class));
    packages.addAll(exports(moduleOf(Project.class)));
    return packages;
  }

  private static List<JavaClass> publicTypes(Set<String> packages) {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.shale")
            .stream()
            .filter(one -> packages.contains(one.getPackageName()))
            .filter(one -> one.getModifiers().contains(JavaModifier.PUBLIC))
            .toList();
  }

  @Test
  void theyAreFew() {
    Set<String> types = new TreeSet<>();
    for (JavaClass one : publicTypes(exportedPackages())) {
      if (one.isTopLevelClass()) {
        types.add(one.getName());
      }
    }
    assertTrue(types.contains(Project.class.getName()), types.toString());
    assertTrue(types.size() <= MOST, types.size() + " types: " + types);
  }

  @Test
  void theyNameOnlyEachOther() {
    Set<String> packages = exportedPackages();
    Set<String> leaks = new TreeSet<>();
    for (JavaClass one : publicTypes(packages)) {
      for (JavaCodeUnit method : one.getCodeUnits()) {
        if (method.getModifiers().contains(JavaModifier.PUBLIC)) {
          Stream.concat(
                  Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
              .filter(type -> type.getPackageName().startsWith("dev.shale"))
              .filter(type -> !packages.contains(type.getPackageName()))
              .forEach(type -> leaks.add(method.getFullName() + " names " + type.getSimpleName()));
        }
      }
    }
    assertTrue(leaks.size() <= MOST_LEAKS, () -> leaks.size() + ": " + String.join("\n", leaks));
  }

  /** The document that promises what stays names the packages that are exported. */
  @Test
  void theDocumentNamesTheirPackages() throws IOException {
    String document = Files.readString(DOCUMENT);
    String promise = document.substring(document.indexOf("## Versions")).replaceAll("\\s+", " ");
    StringBuilder engine = new StringBuilder();
    new TreeSet<>(exports(moduleOf(Project.class)))
        .stream()
            .filter(name -> !name.equals("dev.shale.engine"))
            .map(name -> "`" + name.substring("dev.shale.engine.".length()) + "`")
            .reduce((before, name) -> before + ", " + name)
            .ifPresent(engine::append);
    int last = engine.lastIndexOf(", ");
    engine.replace(last, last + 2, " and ");
    assertTrue(promise.contains("`dev.shale.engine` and its packages " + engine), engine::toString);
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
