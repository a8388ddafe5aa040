import org.jspecify.annotations.NullMarked;

/** Benchmarks: whatever is claimed of speed or memory is measured here. */
@NullMarked
module dev.shale.bench {
  requires static org.jspecify;
  requires dev.shale.arena;
  requires dev.shale.engine;
  requires dev.shale.offheap;
  requires dev.shale.tools.javascript;
  requires com.github.benmanes.caffeine;
  requires com.google.common;
  requires java.management;
  requires jdk.management;
  requires jmh.core;
  requires com.h2database.mvstore;
  requires lmdbjava;
  requires it.unimi.dsi.dsiutils;
  requires it.unimi.dsi.webgraph;
  requires org.jgrapht.core;
  requires org.jgrapht.opt;
}
