package dev.shale.tools.cli;

/** How often something was taken from what was kept, so that it is known that it was. */
final class KeptCount {
  /** Graphs that were taken as they were. */
  int restored;

  /** Graphs into which changes were taken. */
  int updated;

  /** Graphs that were opened, and for which nothing was parsed. */
  int reopened;

  /** Requests that were not asked anew though something had changed on which answers depend. */
  int unconcerned;

  /** Steps after which all was compared. */
  int steps;

  /** Updates because other files were entries, and for no other reason. */
  int entryUpdates;
}
