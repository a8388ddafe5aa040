import org.jspecify.annotations.NullMarked;

/** The module graph, its passes and its build. */
@NullMarked
module dev.shale.engine {
  requires static transitive org.jspecify;
  requires transitive dev.shale.arena;
  requires aircompressor.v3;
  requires org.agrona;
  requires chronicle.bytes;
  requires chronicle.map;
  requires chronicle.wire;
  requires posix;
  requires zero.allocation.hashing;

  exports dev.shale.engine;
  exports dev.shale.engine.build;
  exports dev.shale.engine.cache;
  exports dev.shale.engine.facts;
  exports dev.shale.engine.graph;
  exports dev.shale.engine.pass;
  exports dev.shale.engine.store;
}
