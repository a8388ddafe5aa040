package dev.shale.arena;

/** The hash that is kept with a name. The same in every process. */
@FunctionalInterface
interface NameHash {
  long hash(byte[] bytes, int begin, int length);
}
