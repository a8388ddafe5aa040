package dev.shale.engine.store.map;

import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.file.StoreException;
import java.util.List;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.core.OS;
import net.openhft.compiler.CompilerUtils;

/**
 * What Chronicle Map must be let into of the JDK. Only whoever starts the JVM can do that, so an
 * embedder who forgot it is told in a sentence and not by one of its internal errors.
 */
public final class JvmAccess {
  private static final String EXPORTS = "--add-exports";
  private static final String OPENS = "--add-opens";

  public static final List<Need> NEEDS =
      List.of(
          new Need(EXPORTS, "sun.nio.ch", OS.class),
          new Need(OPENS, "java.lang", CompilerUtils.class),
          new Need(OPENS, "java.lang.reflect", Jvm.class));

  /** Modules whose classes Chronicle Map names; a runtime that was cut down may be without. */
  public static final List<String> MODULES =
      List.of("java.management", "java.naming", "jdk.compiler", "jdk.unsupported");

  private JvmAccess() {}

  /**
   * One of the packages of {@code java.base}.
   *
   * @param option lets someone into it
   * @param user who has to be let in: on the module path, its module alone
   */
  public record Need(String option, String packageName, Class<?> user) {
    private boolean isMet() {
      Module base = Object.class.getModule();
      Module module = user.getModule();
      return option.equals(OPENS)
          ? base.isOpen(packageName, module)
          : base.isExported(packageName, module);
    }

    /** What the JVM must be told. */
    public String told(String module) {
      return option + "=java.base/" + packageName + "=" + module;
    }

    private String told() {
      Module module = user.getModule();
      return told(module.isNamed() ? module.getName() : "ALL-UNNAMED");
    }
  }

  public static void require() throws StoreException {
    requireModules();
    StringBuilder missing = new StringBuilder();
    for (Need need : NEEDS) {
      if (!need.isMet()) {
        missing.append(' ').append(need.told());
      }
    }
    if (!missing.isEmpty()) {
      throw new StoreException(
          StoreError.UNAVAILABLE, "saving needs these options of the JVM:" + missing);
    }
  }

  private static void requireModules() throws StoreException {
    StringBuilder missing = new StringBuilder();
    for (String module : MODULES) {
      if (ModuleLayer.boot().findModule(module).isEmpty()) {
        missing.append(' ').append(module);
      }
    }
    if (!missing.isEmpty()) {
      throw new StoreException(
          StoreError.UNAVAILABLE, "saving needs these modules of the Java runtime:" + missing);
    }
  }
}
