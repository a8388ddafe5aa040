package dev.shale;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The invariants of docs/architecture.md. The direction between modules is module-info's. */
class ArchitectureTest {
  private static final String OFFHEAP = "dev.shale.offheap..";
  private static final String GRAPH = "dev.shale.engine.graph..";
  private static final String WALK = "dev.shale.engine.walk..";
  private static final String PASS = "dev.shale.engine.pass..";
  private static final String QUERY = "dev.shale.engine.query..";
  private static final String USAGE = "dev.shale.engine.usage..";
  private static final String RECORD = "dev.shale.engine.record..";
  private static final String LANGUAGE = "dev.shale.engine.language..";
  private static final String DISCOVERY = "dev.shale.engine.discovery..";
  private static final String CACHE = "dev.shale.engine.cache..";
  private static final String STORE = "dev.shale.engine.store..";
  private static final String WATCH = "dev.shale.engine.watch..";
  private static final String TIER = "dev.shale.engine.tier..";
  private static final String ARTIFACT = "dev.shale.engine.artifact..";
  private static final String PARSER = "dev.shale.tools.javascript.parser..";
  private static final String STYLE = "dev.shale.tools.javascript.style..";
  private static final String RESOLVER = "dev.shale.tools.javascript.resolver..";

  private static final int MOST_CLASSES = 25;
  private static final Set<String> LARGE_PACKAGES = Set.of("dev.shale.bench");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.shale");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.shale.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void offheapStandsOnTheJdkAlone() {
    ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(OFFHEAP)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(OFFHEAP, "java..", "org.jspecify.annotations..")
        .check(CLASSES);
  }

  @Test
  void usageReadsTheGraphAlone() {
    ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(USAGE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            USAGE, GRAPH, RECORD, OFFHEAP, "java..", "org.agrona..", "org.jspecify.annotations..")
        .check(CLASSES);
  }

  @Test
  void onlyOffheapTouchesTheBytesOfSegments() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(OFFHEAP)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.foreign.ValueLayout")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.foreign.Arena")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("sun.misc.Unsafe")
        .check(CLASSES);
  }

  @Test
  void theGraphKnowsNoFiles() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage(GRAPH, WALK, PASS, QUERY)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", LANGUAGE, DISCOVERY)
        .check(CLASSES);
  }

  @Test
  void theStoreKnowsNoGraph() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(STORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(GRAPH, WALK, PASS, QUERY, LANGUAGE, DISCOVERY)
        .check(CLASSES);
  }

  @Test
  void theTierStandsOnMemoryAlone() {
    ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(TIER)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            TIER, OFFHEAP, "dev.shale.arena..", "java..", "org.jspecify.annotations..")
        .check(CLASSES);
  }

  @Test
  void artifactsStandOnTheStore() {
    ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(ARTIFACT)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ARTIFACT,
            STORE,
            "dev.shale.engine.facts..",
            OFFHEAP,
            "org.agrona..",
            "java..",
            "org.jspecify.annotations..")
        .check(CLASSES);
  }

  @Test
  void theGraphKnowsNoPasses() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(GRAPH)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(WALK, PASS, QUERY)
        .check(CLASSES);
  }

  @Test
  void passesStandOnWalksAndQueriesOnBoth() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(WALK)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PASS, QUERY)
        .check(CLASSES);
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(PASS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(QUERY)
        .check(CLASSES);
  }

  @Test
  void factsKnowNoGraphAndNoBuild() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("dev.shale.engine.facts..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(GRAPH, WALK, PASS, QUERY, LANGUAGE, DISCOVERY)
        .check(CLASSES);
  }

  @Test
  void watchingKnowsNothingOfTheEngine() {
    ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(WATCH)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            WATCH, "dev.shale.offheap.system..", "java..", "org.jspecify.annotations..")
        .check(CLASSES);
  }

  @Test
  void discoveryKnowsNoCacheAndTheSeamsNoDiscovery() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(DISCOVERY)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CACHE, STORE)
        .check(CLASSES);
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage(LANGUAGE, RECORD)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DISCOVERY, CACHE, STORE, PASS, QUERY)
        .check(CLASSES);
  }

  /** Any other question to the file system would be an answer on which nobody knows to depend. */
  @Test
  void resolversReachTheFileSystemInOnePlace() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(RESOLVER)
        .and()
        .doNotHaveSimpleName("FileTree")
        .and()
        .doNotHaveSimpleName("RequestResolver")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .check(CLASSES);
  }

  /** What files and requests say is one thing, what a project answers another. */
  @Test
  void readingSettingsAsksNoFileSystem() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage(
            "dev.shale.tools.javascript.resolver.request..",
            "dev.shale.tools.javascript.resolver.manifest..",
            "dev.shale.tools.javascript.resolver.tsconfig..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "dev.shale.tools.javascript.resolver")
        .check(CLASSES);
  }

  /** A reader finds a class among so many; docs/decisions.md says why a package has more. */
  @Test
  void packagesAreSmall() {
    Map<String, Integer> counts = new TreeMap<>();
    for (JavaClass one : CLASSES) {
      if (one.isTopLevelClass() && !one.getSimpleName().equals("package-info")) {
        counts.merge(one.getPackageName(), 1, Integer::sum);
      }
    }
    counts.keySet().removeAll(LARGE_PACKAGES);
    counts.values().removeIf(count -> count <= MOST_CLASSES);
    assertEquals(Map.of(), counts);
  }

  @Test
  void parserAndResolverDoNotKnowEachOther() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(PARSER)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(RESOLVER, STYLE)
        .check(CLASSES);
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(RESOLVER)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PARSER, STYLE)
        .check(CLASSES);
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(STYLE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PARSER, RESOLVER)
        .check(CLASSES);
  }

  @Test
  void theCommandLineStandsOnArgumentsQuestionsAndReports() {
    String[] upwards = {
      "output",
      "setting",
      "argument",
      "change",
      "question",
      "finding",
      "checked",
      "chunk",
      "federation",
      "unused",
      "rule",
      "drawing",
      "completion",
      "report",
      "view",
      "command"
    };
    for (int room = 0; room < upwards.length; room++) {
      noneOf(
          "dev.shale.tools.cli." + upwards[room] + "..",
          Arrays.copyOfRange(upwards, room + 1, upwards.length));
    }
  }

  private static void noneOf(String below, String... rooms) {
    for (String room : rooms) {
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage(below)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.shale.tools.cli." + room + "..")
          .check(CLASSES);
    }
  }

  /** Each library has its places; elsewhere it would be in the way of another. */
  @Test
  void librariesAreKnownToFewPackages() {
    onlyIn("net.openhft.chronicle..", "dev.shale.engine.store.map..");
    onlyIn("net.openhft.posix..", "dev.shale.engine.store.map..");
    onlyIn("net.openhft.compiler..", "dev.shale.engine.store.map..");
    onlyIn("io.airlift..", "dev.shale.engine.store.file..");
    onlyIn("org.semver4j..", "dev.shale.tools.cli.federation..");
    onlyIn("picocli..", "dev.shale.tools.cli..");
    onlyIn("tools.jackson..", "dev.shale.tools.cli..", "dev.shale.tools.javascript.json..");
    onlyIn(
        "org.snakeyaml..", "dev.shale.tools.cli.change..", "dev.shale.tools.javascript.project..");
    onlyIn("org.openjdk.jmh..", "dev.shale.bench..");
    onlyIn("com.github.benmanes.caffeine..", "dev.shale.bench..");
    // And in the models of tests, which are not looked at here.
    onlyIn("org.eclipse.collections..", "dev.shale.bench..");
  }

  private static void onlyIn(String library, String... packages) {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  @Test
  void packagesOfTheParserStandOnThoseBelow() {
    String parser = "dev.shale.tools.javascript.parser";
    String[] upwards = {
      parser + ".rows",
      parser + ".token",
      parser + ".scope",
      parser + ".types",
      parser + ".meaning",
      parser + ".commonjs",
      parser + ".syntax",
      parser
    };
    for (int lower = 0; lower < upwards.length - 1; lower++) {
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage(upwards[lower])
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(Arrays.copyOfRange(upwards, lower + 1, upwards.length))
          .check(CLASSES);
    }
  }

  @Test
  void onlyTheCommandLinePrints() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages("dev.shale.tools.cli..", "dev.shale.bench..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}
