package dev.shale.tools.javascript.resolver.request;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * The names of which paths that came, went or became something else consist, compared with requests
 * as bytes. Says of most requests, by their names alone, that no file which they mean is another
 * one, whatever directory they are asked from; {@link PathChanges} says of a path whether one is.
 */
public final class ChangedNames {
  private static final Comparator<byte[]> ORDER = Arrays::compareUnsigned;

  /** All names of the paths, without the underscore of Sass too. In order. */
  private final byte[][] all;

  /** The last name of each path, in order. */
  private final byte[][] last;

  /**
   * @param changed absolute
   */
  public ChangedNames(Collection<String> changed) {
    TreeSet<byte[]> names = new TreeSet<>(ORDER);
    TreeSet<byte[]> ends = new TreeSet<>(ORDER);
    for (String path : changed) {
      for (int begin = 1; begin <= path.length(); ) {
        int slash = path.indexOf('/', begin);
        int end = slash < 0 ? path.length() : slash;
        names.add(bytes(path.substring(begin, end)));
        if (path.startsWith("_", begin)) {
          names.add(bytes(path.substring(begin + 1, end)));
        }
        begin = end + 1;
      }
      ends.add(bytes(path.substring(path.lastIndexOf('/') + 1)));
    }
    all = names.toArray(new byte[0][]);
    last = ends.toArray(new byte[0][]);
  }

  private static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether {@link PathChanges#concern} may hold of the path that a request means from a directory
   * that did not change, nor one above. Always of a request with a query, a loader and the like.
   */
  public boolean mayConcern(byte[] request, int length) {
    int begin = 0;
    for (int at = 0; at < length; at++) {
      byte value = request[at];
      if (value == '/') {
        if (isLast(request, begin, at)) {
          return true;
        }
        begin = at + 1;
      } else if (value == '?' || value == '#' || value == '!' || value == '\\') {
        return true;
      }
    }
    return isLast(request, begin, length)
        || isBegun(request, begin, stemEnd(request, begin, length));
  }

  /** What names a directory has no stem, and with it every name begins. */
  private static int stemEnd(byte[] request, int begin, int end) {
    for (int at = end - 1; at >= begin; at--) {
      if (request[at] == '.') {
        return at == begin + 1 && request[begin] == '.' ? begin : at;
      }
    }
    return end;
  }

  private boolean isLast(byte[] request, int begin, int end) {
    int place = place(last, request, begin, end);
    return place < last.length
        && Arrays.equals(last[place], 0, last[place].length, request, begin, end);
  }

  private boolean isBegun(byte[] request, int begin, int end) {
    int place = place(all, request, begin, end);
    int length = end - begin;
    return place < all.length
        && all[place].length >= length
        && Arrays.equals(all[place], 0, length, request, begin, end);
  }

  /** The first of some names that is not before one. */
  private static int place(byte[][] names, byte[] request, int begin, int end) {
    int low = 0;
    int high = names.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      byte[] name = names[middle];
      if (Arrays.compareUnsigned(name, 0, name.length, request, begin, end) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
