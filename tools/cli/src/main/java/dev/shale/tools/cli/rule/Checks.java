package dev.shale.tools.cli.rule;

import dev.shale.tools.cli.setting.Rule;

/** What looks for which rule. */
final class Checks {
  private Checks() {}

  static Check of(Rule rule) {
    return switch (rule) {
      case NO_CYCLES -> new NoCycles();
      case BOUNDARIES -> new Boundaries();
      case LAYERS -> new Layers();
      case NO_UNRESOLVED -> new NoUnresolved();
      case NO_ORPHANS -> new NoOrphans();
      case NO_DEEP_IMPORTS -> new NoDeepImports();
      case NO_DEV_DEPENDENCIES -> new NoDevDependencies();
      case NO_DUPLICATE_PACKAGES -> new NoDuplicatePackages();
      case NO_TEST_IN_PRODUCTION -> new NoTestInProduction();
      case NO_SIDE_EFFECT_IMPORTS -> new NoSideEffectImports();
      case UNUSED_FILES -> Unused::files;
      case UNUSED_EXPORTS -> Unused::exports;
      case DUPLICATE_EXPORTS -> Unused::duplicates;
      case UNUSED_DEPENDENCIES -> Unused::dependencies;
      case UNLISTED_DEPENDENCIES -> Unused::unlisted;
      case REQUIRED -> new Required();
      case FAN_IN -> Limits::fanIn;
      case FAN_OUT -> Limits::fanOut;
      case DEPTH -> Limits::depth;
      case REACH -> new ReachLimit();
      case BUDGET -> new Budget();
      case CHUNK_BUDGET -> ChunkRules::budget;
      case KEEP_LAZY -> ChunkRules::keepLazy;
      case NO_REDUNDANT_DYNAMIC_IMPORTS -> ChunkRules::redundant;
      // Is found when all others are done.
      case STALE_IGNORES -> run -> {};
    };
  }
}
