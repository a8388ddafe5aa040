import org.jspecify.annotations.NullMarked;

/** Struct tables: pages of columns, and interned names. */
@NullMarked
module dev.shale.arena {
  requires static transitive org.jspecify;
  requires transitive dev.shale.offheap;

  exports dev.shale.arena;
}
