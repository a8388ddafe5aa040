import org.jspecify.annotations.NullMarked;

/** How native memory is owned and how its bytes are read. Depends on the JDK alone. */
@NullMarked
module dev.shale.offheap {
  requires static transitive org.jspecify;

  exports dev.shale.offheap;
  exports dev.shale.offheap.column;
  exports dev.shale.offheap.system;
}
