package io.i9chat.server.boot.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Names that are no settings, and what is said of them. */
public final class UnknownNames {
  /** How far a name may be from a setting that it is taken for: a third of it is wrong. */
  private static final int PART = 3;

  /** What leaving out the end of a name, or adding one, counts at most. */
  private static final int SHORTENED = 2;

  /** Neo4j's own programs have variables of their own that begin so. */
  private static final String NEO4J = "NEO4J_";

  /** What Kubernetes sets in every container, where a service is named like a prefix of ours. */
  private static final Pattern OF_SERVICE =
      Pattern.compile(".*_SERVICE_(HOST|PORT)(_.*)?|.*_PORT_\\d+_(TCP|UDP|SCTP)(_.*)?");

  private static final Pattern OF_SERVICE_VALUE = Pattern.compile("(tcp|udp|sctp)://.*");

  private UnknownNames() {}

  /**
   * A line for each variable of the environment that is taken for a setting: it has a prefix that
   * other settings have, or is one slip away from one. Such names may also be another program's, so
   * they are no reason not to start.
   *
   * @param environment as {@link System#getenv()} gives it
   */
  public static List<String> in(Map<String, String> environment) {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(environment)
        .forEach((name, value) -> {
          if (isTakenFor(name) && !isOfService(name, value)) {
            lines.add(line(name));
          }
        });
    return lines;
  }

  /** One that begins with the prefix of the server's own settings is refused anyway. */
  private static boolean isTakenFor(String name) {
    if (Setting.isName(name) || name.startsWith(Setting.PREFIX)) {
      return false;
    }
    String prefix = Setting.prefix(name);
    return (!prefix.isEmpty() && !prefix.equals(NEO4J)) || nearest(name).distance() == 1;
  }

  private static boolean isOfService(String name, String value) {
    return OF_SERVICE.matcher(name).matches() || OF_SERVICE_VALUE.matcher(value).matches();
  }

  /** The one line about a name. */
  static String line(String name) {
    Nearest nearest = nearest(name);
    boolean sure = !Setting.prefix(name).isEmpty() || nearest.distance() * PART <= name.length();
    return name
        + ": there is no such setting; "
        + (sure ? "did you mean " + nearest.name() + "?" : "--help lists those there are");
  }

  /** The name of a setting, and how many slips away it is. */
  private record Nearest(String name, int distance) {}

  private static Nearest nearest(String name) {
    Nearest best = new Nearest("", Integer.MAX_VALUE);
    for (String known : Setting.names()) {
      int distance = distance(name, known);
      if (known.startsWith(name) || name.startsWith(known)) {
        distance = Math.min(distance, SHORTENED);
      }
      if (distance < best.distance()) {
        best = new Nearest(known, distance);
      }
    }
    return best;
  }

  /**
   * How many letters are to be added, removed or changed, or neighbours to be swapped (optimal
   * string alignment).
   */
  private static int distance(String a, String b) {
    int[][] rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int step(int[][] rows, String a, String b, int i, int j) {
    int change = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(change, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
