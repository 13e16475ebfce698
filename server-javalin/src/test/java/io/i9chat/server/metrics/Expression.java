package io.i9chat.server.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an expression of PromQL asks for: metrics, labels, and the values labels are to have. */
final class Expression {
  /** What Prometheus itself adds to every series. */
  private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

  /** The metric that Prometheus makes of every server it asks. */
  private static final String UP = "up";

  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");

  /** A name, with its matchers if it has any; a bracket behind it makes it a function's. */
  private static final Pattern SELECTOR =
      Pattern.compile("(?<![\\w.])([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(\\{[^}]*})?(\\s*\\()?");

  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

  private static final Set<String> OPERATORS =
      Set.of("and", "or", "unless", "bool", "offset", "by", "without");

  private final Set<String> grouped = new TreeSet<>();
  private final Map<String, List<String[]>> selected = new LinkedHashMap<>();

  private Expression() {}

  static Expression of(String text) {
    Expression expression = new Expression();
    Matcher grouping = GROUPING.matcher(text);
    while (grouping.find()) {
      Stream.of(grouping.group(1).split(",", -1))
          .map(String::strip)
          .filter(label -> !label.isEmpty())
          .forEach(expression.grouped::add);
    }
    String plain = GROUPING.matcher(text).replaceAll(" ").replaceAll("\\[[^]]*]", " ");
    Matcher selector = SELECTOR.matcher(plain);
    while (selector.find()) {
      boolean isFunction = selector.group(3) != null;
      String name = selector.group(1);
      if (!isFunction && !OPERATORS.contains(name.toLowerCase(Locale.ROOT))) {
        List<String[]> conditions =
            expression.selected.computeIfAbsent(name, first -> new ArrayList<>());
        Matcher matcher = MATCHER.matcher(selector.group(2) == null ? "" : selector.group(2));
        while (matcher.find()) {
          conditions.add(new String[] {matcher.group(1), matcher.group(2), matcher.group(3)});
        }
      }
    }
    return expression;
  }

  /** The metrics it asks for. */
  Set<String> metrics() {
    return selected.keySet();
  }

  /**
   * What it asks for that there is none of.
   *
   * @param codes the error codes, which a label may have although none was counted yet
   */
  List<String> unknown(Exposition exposition, Set<String> codes) {
    List<String> unknown = new ArrayList<>();
    Set<String> labels = new TreeSet<>(OF_PROMETHEUS);
    selected.forEach((name, conditions) -> {
      Map<String, Set<String>> own = name.equals(UP) ? Map.of() : exposition.labels(name);
      if (own == null) {
        unknown.add("metric " + name);
        return;
      }
      labels.addAll(own.keySet());
      for (String[] condition : conditions) {
        if (!OF_PROMETHEUS.contains(condition[0])) {
          unknown.addAll(unknown(name, own, condition, codes));
        }
      }
    });
    grouped.stream()
        .filter(label -> !labels.contains(label))
        .map(label -> "label " + label)
        .forEach(unknown::add);
    return unknown;
  }

  private static List<String> unknown(
      String name, Map<String, Set<String>> own, String[] condition, Set<String> codes) {
    Set<String> known = own.get(condition[0]);
    if (known == null) {
      return List.of("label " + condition[0] + " of " + name);
    }
    Set<String> values = new TreeSet<>(known);
    if (condition[0].equals("code")) {
      values.addAll(codes);
    }
    // What stands in an expression is a list of values here, never a pattern.
    return Stream.of(condition[2].split("\\|", -1))
        .filter(value -> !values.contains(value))
        .map(value -> "value " + value + " of label " + condition[0] + " of " + name)
        .collect(Collectors.toList());
  }
}
