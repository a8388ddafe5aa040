package dev.shale.tools.javascript.resolver.request;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keys with one star, as {@code exports} of package.json and {@code paths} of tsconfig.json have
 * them: finds the one that decides about a text, however many there are. Immutable.
 */
public final class StarKeys {
  public static final int NONE = Prefixes.NONE;

  private final Prefixes heads;
  private final List<Tails> tails = new ArrayList<>();

  /**
   * What comes behind the star in the keys that are the same before it.
   *
   * @param reversed so that a text ends with one as it begins with a prefix
   * @param numbers of the keys
   */
  private record Tails(Prefixes reversed, List<Integer> numbers) {}

  /** Which key counts among those that are the same before the star. */
  public enum Order {
    LONGEST,
    FIRST
  }

  /**
   * @param keys with one star each; their numbers are their places here
   */
  public StarKeys(List<String> keys) {
    SortedMap<String, SortedMap<String, Integer>> byHead = new TreeMap<>();
    for (int number = 0; number < keys.size(); number++) {
      String key = keys.get(number);
      int star = key.indexOf('*');
      String head = key.substring(0, star);
      SortedMap<String, Integer> byTail = byHead.get(head);
      if (byTail == null) {
        byTail = new TreeMap<>();
        byHead.put(head, byTail);
      }
      byTail.putIfAbsent(reversed(key.substring(star + 1)), number);
    }
    heads = new Prefixes(byHead.keySet().toArray(new String[0]));
    for (SortedMap<String, Integer> byTail : byHead.values()) {
      Prefixes reversed = new Prefixes(byTail.keySet().toArray(new String[0]));
      tails.add(new Tails(reversed, List.copyOf(byTail.values())));
    }
  }

  /**
   * The number of the key that fits a text with the longest part before its star.
   *
   * @param leastLength of what the star stands for
   */
  public int find(String text, int leastLength, Order order) {
    int head = heads.longest(text);
    if (head == Prefixes.NONE) {
      return NONE;
    }
    String reversed = reversed(text);
    while (head != Prefixes.NONE) {
      int room = text.length() - heads.length(head) - leastLength;
      int found = find(tails.get(head), reversed, room, order);
      if (found != NONE) {
        return found;
      }
      head = heads.shorter(head);
    }
    return NONE;
  }

  private static int find(Tails tails, String reversed, int room, Order order) {
    int best = NONE;
    int tail = tails.reversed.longest(reversed);
    while (tail != Prefixes.NONE) {
      if (tails.reversed.length(tail) <= room) {
        int number = tails.numbers.get(tail);
        if (order == Order.LONGEST) {
          return number;
        }
        best = best == NONE ? number : Math.min(best, number);
      }
      tail = tails.reversed.shorter(tail);
    }
    return best;
  }

  /** Not that of a builder, which keeps pairs of surrogates in order. */
  private static String reversed(String text) {
    int length = text.length();
    char[] reversed = new char[length];
    for (int at = 0; at < length; at++) {
      reversed[at] = text.charAt(length - 1 - at);
    }
    return new String(reversed);
  }
}
