package dev.shale.engine.store;

import net.openhft.chronicle.map.ChronicleMap;

/**
 * What Chronicle Map must be let into of the JDK. Only whoever starts the JVM can do that, so an
 * embedder who forgot it is told in a sentence and not by one of its internal errors.
 */
final class JvmAccess {
  private static final String[] EXPORTED = {"sun.nio.ch"};
  private static final String[] OPEN = {"java.lang", "java.lang.reflect"};

  private JvmAccess() {}

  static void require() throws StoreException {
    Module base = Object.class.getModule();
    Module user = ChronicleMap.class.getModule();
    StringBuilder missing = new StringBuilder();
    for (String name : EXPORTED) {
      if (!base.isExported(name, user)) {
        append(missing, "--add-exports", name, user);
      }
    }
    for (String name : OPEN) {
      if (!base.isOpen(name, user)) {
        append(missing, "--add-opens", name, user);
      }
    }
    if (!missing.isEmpty()) {
      throw new StoreException(
          StoreError.PERMISSION_DENIED, "saving needs these options of the JVM:" + missing);
    }
  }

  private static void append(StringBuilder missing, String option, String name, Module user) {
    missing.append(' ').append(option).append("=java.base/").append(name).append('=');
    missing.append(user.isNamed() ? user.getName() : "ALL-UNNAMED");
  }
}
