package dev.shale.engine.discovery;

import dev.shale.engine.language.Resolved;

/** Finds out what a module is and where its requests lead. Belongs to one thread. */
interface ModuleSource {
  /**
   * Fills in what is known of a module.
   *
   * @param module its id
   * @param file where it is
   * @param item cleared, but for what it is asked for
   */
  void fill(int module, Resolved file, WorkItem item);
}
