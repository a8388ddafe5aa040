package dev.shale.tools.cli.federation;

import dev.shale.tools.cli.federation.Application.Shared;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The versions of one package that applications have registered, and those that are loaded. */
final class ShareScope {
  private final Strategy strategy;
  private final List<Offer> offers = new ArrayList<>();
  private final Set<String> loaded = new HashSet<>();

  /**
   * A version that may be taken.
   *
   * @param from the application that provides it
   */
  record Offer(String version, String from, boolean isEager) {}

  ShareScope(Strategy strategy) {
    this.strategy = strategy;
  }

  /**
   * Registers what an application provides. Of an equal version the one that is loaded stays, then
   * one that is eager, then that of the greater name.
   */
  void register(String application, Shared shared) {
    if (shared.version().isEmpty()) {
      return;
    }
    Offer offer = new Offer(shared.version(), application, shared.isEager());
    for (int index = 0; index < offers.size(); index++) {
      Offer known = offers.get(index);
      if (known.version().equals(offer.version())) {
        boolean isBetter =
            known.isEager() == offer.isEager()
                ? offer.from().compareTo(known.from()) > 0
                : offer.isEager();
        if (isBetter && !loaded.contains(known.version())) {
          offers.set(index, offer);
        }
        return;
      }
    }
    offers.add(offer);
  }

  /** Chooses for an application, and has the version loaded. */
  Choice choose(String application, Shared shared) {
    List<Offer> visible = new ArrayList<>(offers);
    if (shared.isEager()) {
      visible.removeIf(offer -> !offer.isEager());
    }
    Choice choice = choose(application, shared, visible);
    if (!choice.version().isEmpty()) {
      loaded.add(choice.version());
    }
    return choice;
  }

  private Choice choose(String application, Shared shared, List<Offer> visible) {
    Offer best = shared.isSingleton() ? singleton(visible) : fitting(shared, visible);
    if (best != null && Versions.satisfies(best.version(), shared.range())) {
      return new Choice(best.version(), best.from(), Choice.State.FITS);
    }
    if (best != null && shared.isSingleton()) {
      return new Choice(
          best.version(),
          best.from(),
          shared.isStrict() ? Choice.State.FAILS : Choice.State.DOES_NOT_FIT);
    }
    boolean isOwn = shared.hasFallback() && (best == null || shared.isStrict() || isByRuntime());
    if (isOwn) {
      return new Choice(shared.version(), application, Choice.State.OWN);
    }
    if (best == null) {
      return new Choice("", "", shared.isEager() ? Choice.State.NOT_EAGER : Choice.State.MISSING);
    }
    return new Choice(
        best.version(),
        best.from(),
        shared.isStrict() ? Choice.State.FAILS : Choice.State.DOES_NOT_FIT);
  }

  private boolean isByRuntime() {
    return strategy != Strategy.WEBPACK;
  }

  /** One that is loaded, or else the highest. */
  private @Nullable Offer singleton(List<Offer> visible) {
    if (strategy != Strategy.VERSION_FIRST || visible.stream().anyMatch(this::isLoaded)) {
      Offer taken = highest(visible.stream().filter(this::isLoaded).toList());
      if (taken != null) {
        return taken;
      }
    }
    return highest(visible);
  }

  private boolean isLoaded(Offer offer) {
    return loaded.contains(offer.version());
  }

  /** The highest that fits, or else the highest. */
  private @Nullable Offer fitting(Shared shared, List<Offer> visible) {
    List<Offer> fitting =
        visible.stream()
            .filter(offer -> Versions.satisfies(offer.version(), shared.range()))
            .toList();
    if (fitting.isEmpty()) {
      return highest(visible);
    }
    if (strategy == Strategy.LOADED_FIRST) {
      Offer taken = highest(fitting.stream().filter(this::isLoaded).toList());
      return taken == null ? first(fitting, highest(visible)) : taken;
    }
    return strategy == Strategy.VERSION_FIRST ? first(fitting, highest(visible)) : highest(fitting);
  }

  /** The runtime takes the highest of all if that fits, or else the first that does. */
  private static @Nullable Offer first(List<Offer> fitting, @Nullable Offer highest) {
    return highest != null && fitting.contains(highest) ? highest : fitting.getFirst();
  }

  private static @Nullable Offer highest(List<Offer> some) {
    return some.stream().max(Comparator.comparing(Offer::version, Versions::compare)).orElse(null);
  }
}
