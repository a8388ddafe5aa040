package dev.shale.tools.cli;

import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resolver that counts of how many requests it said that a change does not concern them. */
record CountedResolver(Resolver resolver, KeptCount count) implements Resolver {
  @Override
  public String answerIdentity() {
    return resolver.answerIdentity();
  }

  @Override
  public @Nullable Observations observations() {
    return resolver.observations();
  }

  @Override
  public boolean isInstalled(Resolved file) {
    return resolver.isInstalled(file);
  }

  @Override
  public Resolved entry(Path file) {
    return resolver.entry(file);
  }

  @Override
  public Resolved resolve(Resolved from, String request, DependencyKind kind) {
    return resolver.resolve(from, request, kind);
  }

  @Override
  public Concern concern(ChangedPaths changes) {
    Concern concern = resolver.concern(changes);
    return new Concern() {
      @Override
      public boolean isConcerned(Resolved from, String request, DependencyKind kind) {
        boolean isConcerned = concern.isConcerned(from, request, kind);
        count.unconcerned += isConcerned ? 0 : 1;
        return isConcerned;
      }

      @Override
      public boolean mayConcern(byte[] request, int length) {
        boolean mayConcern = concern.mayConcern(request, length);
        count.unconcerned += mayConcern ? 0 : 1;
        return mayConcern;
      }
    };
  }

  @Override
  public List<Resolved> resolvePattern(
      Resolved from, String pattern, List<String> exceptions, DependencyKind kind) {
    return resolver.resolvePattern(from, pattern, exceptions, kind);
  }

  @Override
  public Resolved resolveTypes(Resolved from, String request, DependencyKind kind) {
    return resolver.resolveTypes(from, request, kind);
  }
}
