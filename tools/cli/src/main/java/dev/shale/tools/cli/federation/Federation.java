package dev.shale.tools.cli.federation;

import dev.shale.tools.cli.federation.Application.Shared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What applications that are loaded together get of each other. */
public final class Federation {
  private final List<Application> applications;
  private final Strategy strategy;
  private final Map<SharedPackage, Map<String, Use>> packages = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<SharedPackage, Map<String, List<String>>> byFirst = new TreeMap<>();

  /** A package of a scope. */
  public record SharedPackage(String scope, String key) implements Comparable<SharedPackage> {
    private static SharedPackage of(Shared shared) {
      return new SharedPackage(shared.scope(), shared.key());
    }

    @Override
    public int compareTo(SharedPackage other) {
      int order = key.compareTo(other.key);
      return order == 0 ? scope.compareTo(other.scope) : order;
    }
  }

  /** What an application says of a package, and what it gets. */
  public record Use(Shared shared, Choice choice) {}

  /**
   * Something that goes wrong, or may.
   *
   * @param isError whether an application ends with an error
   */
  public record Problem(boolean isError, String application, String sentence) {}

  private Federation(List<Application> applications, Strategy strategy) {
    this.applications = applications;
    this.strategy = strategy;
  }

  /** Loads applications in their order. */
  public static Federation of(List<Application> applications, Strategy strategy) {
    Federation federation = new Federation(applications, strategy);
    federation.packages.putAll(federation.load(applications));
    federation.compareOrders();
    new Problems(federation, federation.problems).find();
    return federation;
  }

  private Map<SharedPackage, Map<String, Use>> load(List<Application> order) {
    Map<SharedPackage, ShareScope> scopes = new TreeMap<>();
    boolean isOnDemand = strategy == Strategy.LOADED_FIRST;
    if (!isOnDemand) {
      order.forEach(one -> register(one, scopes));
    }
    Map<SharedPackage, Map<String, Use>> uses = new TreeMap<>();
    for (Application one : order) {
      if (isOnDemand) {
        register(one, scopes);
      }
      for (Shared shared : one.shared()) {
        SharedPackage of = SharedPackage.of(shared);
        Choice choice =
            scopes.computeIfAbsent(of, key -> new ShareScope(strategy)).choose(one.name(), shared);
        uses.computeIfAbsent(of, key -> new LinkedHashMap<>())
            .put(one.name(), new Use(shared, choice));
      }
    }
    return uses;
  }

  private void register(Application one, Map<SharedPackage, ShareScope> scopes) {
    for (Shared shared : one.shared()) {
      scopes
          .computeIfAbsent(SharedPackage.of(shared), key -> new ShareScope(strategy))
          .register(one.name(), shared);
    }
  }

  /** Whether other versions are loaded when another application is loaded first. */
  private void compareOrders() {
    for (Application first : applications) {
      List<Application> order = new ArrayList<>(applications);
      order.remove(first);
      order.addFirst(first);
      load(order)
          .forEach((of, uses) ->
              byFirst
                  .computeIfAbsent(of, key -> new TreeMap<>())
                  .computeIfAbsent(versions(uses), key -> new ArrayList<>())
                  .add(first.name()));
    }
    byFirst.values().removeIf(outcomes -> outcomes.size() < 2);
  }

  private static String versions(Map<String, Use> uses) {
    TreeSet<String> versions = new TreeSet<>(Versions::compare);
    uses.values().forEach(use -> versions.add(use.choice().version()));
    versions.remove("");
    return versions.isEmpty() ? "none" : String.join(" and ", versions);
  }

  public List<Application> applications() {
    return applications;
  }

  public Strategy strategy() {
    return strategy;
  }

  /** By package what each application that shares it gets, in the order of loading. */
  public Map<SharedPackage, Map<String, Use>> packages() {
    return packages;
  }

  /** The versions of a package that are loaded, ascending. */
  public List<String> loaded(SharedPackage of) {
    TreeSet<String> versions = new TreeSet<>(Versions::compare);
    packages
        .getOrDefault(of, Map.of())
        .values()
        .forEach(use -> versions.add(use.choice().version()));
    versions.remove("");
    return new ArrayList<>(versions);
  }

  /** Where it matters which application is loaded first: by the versions that are loaded, which. */
  public Map<SharedPackage, Map<String, List<String>>> byFirst() {
    return byFirst;
  }

  /** Errors first. */
  public List<Problem> problems() {
    return problems;
  }
}
