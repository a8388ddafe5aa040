package dev.shale.tools.cli.question.spread;

import dev.shale.engine.query.Neighbours;

/** Modules that a change reaches, each by a dependency that leads nearer to where it began. */
public interface Spread {
  /** How many modules there are. */
  int count();

  /** A module, by its place. */
  int module(int index);

  /** How many dependencies lie between a module and where the change began; less than 0: not. */
  int distance(int module);

  /** The dependency of a module by which it was reached; without meaning for a start. */
  int dependency(int module);

  /** All that a search has found. */
  static Spread of(Neighbours found) {
    return new Spread() {
      @Override
      public int count() {
        return found.count();
      }

      @Override
      public int module(int index) {
        return found.module(index);
      }

      @Override
      public int distance(int module) {
        return found.distance(module);
      }

      @Override
      public int dependency(int module) {
        return found.dependency(module);
      }
    };
  }
}
