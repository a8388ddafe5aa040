package dev.shale.tools.cli.federation;

import dev.shale.tools.cli.federation.Federation.Problem;
import dev.shale.tools.cli.federation.Federation.SharedPackage;
import dev.shale.tools.cli.federation.Federation.Use;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what goes wrong between applications. */
final class Problems {
  private final Federation federation;
  private final List<Problem> problems;
  private final Map<String, Application> byName = new HashMap<>();

  Problems(Federation federation, List<Problem> problems) {
    this.federation = federation;
    this.problems = problems;
    federation.applications().forEach(one -> byName.put(one.name(), one));
  }

  void find() {
    federation
        .packages()
        .forEach((of, uses) -> {
          uses.forEach((name, use) -> look(of, name, use));
          lookAtVersions(of, uses);
        });
    federation.applications().forEach(this::lookAtRemotes);
    problems.sort(Comparator.comparing(Problem::isError).reversed());
  }

  private void look(SharedPackage of, String name, Use use) {
    Choice choice = use.choice();
    if (!Versions.isRange(use.shared().range())) {
      add(
          false,
          name,
          name
              + " asks for "
              + of.key()
              + " "
              + use.shared().range()
              + ", which is no range of versions: any counts as fitting");
    }
    if (!use.shared().version().isEmpty() && !Versions.isVersion(use.shared().version())) {
      add(
          false,
          name,
          name + " provides " + of.key() + " " + use.shared().version() + ", which is no version");
    }
    String asks =
        name
            + " asks for "
            + of.key()
            + (use.shared().range().isEmpty() ? "" : " " + use.shared().range());
    String gets = choice.version() + " of " + choice.from();
    switch (choice.state()) {
      case FITS, OWN -> {}
      case DOES_NOT_FIT -> add(false, name, asks + " and gets " + gets);
      case FAILS -> add(true, name, asks + " strictly and there is " + gets);
      case MISSING -> add(true, name, asks + ", which nobody provides");
      case NOT_EAGER ->
          add(
              true,
              name,
              asks
                  + " eagerly, which nobody provides eagerly: put an import() in front of what uses it,"
                  + " or have it provided eagerly");
    }
  }

  private void lookAtVersions(SharedPackage of, Map<String, Use> uses) {
    List<String> loaded = federation.loaded(of);
    boolean isSingleton = uses.values().stream().anyMatch(use -> use.shared().isSingleton());
    if (loaded.size() > 1) {
      String names = String.join(" and ", loaded);
      add(
          false,
          "",
          of.key()
              + " is loaded in "
              + loaded.size()
              + " versions, "
              + names
              + (isSingleton ? ", though an application wants one alone" : ""));
    }
    boolean isMixed =
        isSingleton && uses.values().stream().anyMatch(use -> !use.shared().isSingleton());
    if (isMixed) {
      add(false, "", of.key() + " is a singleton for some applications and not for all");
    }
  }

  private void lookAtRemotes(Application one) {
    one.remotes()
        .forEach((alias, name) -> {
          Application remote = byName.get(name);
          if (remote == null) {
            add(false, one.name(), one.name() + " asks for " + name + ", which is not among these");
            return;
          }
          for (String used : one.used().getOrDefault(alias, List.of())) {
            if (!remote.exposes().contains(used)) {
              add(
                  true,
                  one.name(),
                  one.name() + " asks for " + used + " of " + name + ", which does not expose it");
            }
          }
        });
  }

  private void add(boolean isError, String application, String sentence) {
    problems.add(new Problem(isError, application, sentence));
  }
}
