package dev.shale.engine.chunk;

import java.util.List;

/**
 * Where a program begins.
 *
 * @param name what it is called; no two starts have one name
 * @param modules what it begins with, in order
 * @param dependsOn the places of the starts in the list that are loaded before it
 * @param runtime what runs it, by name; starts of one name share a runtime; empty for one that is
 *     named like the start, or like what it depends on
 */
public record Start(String name, List<Integer> modules, List<Integer> dependsOn, String runtime) {
  public Start {
    modules = List.copyOf(modules);
    dependsOn = List.copyOf(dependsOn);
  }

  /** A start that depends on no other and has a runtime of its own. */
  public static Start of(String name, List<Integer> modules) {
    return new Start(name, modules, List.of(), "");
  }
}
