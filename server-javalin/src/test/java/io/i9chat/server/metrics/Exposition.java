package io.i9chat.server.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server answers to {@code /metrics}, read as Prometheus reads it. */
final class Exposition {
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");

  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Map<String, String> types = new TreeMap<>();
  private final Map<String, Map<String, Set<String>>> labels = new TreeMap<>();
  private final Map<String, Double> values = new LinkedHashMap<>();

  private Exposition() {}

  static Exposition of(String text) {
    Exposition all = new Exposition();
    text.lines().forEach(all::line);
    return all;
  }

  private void line(String line) {
    Matcher type = TYPE.matcher(line);
    if (type.matches()) {
      types.put(type.group(1), type.group(2));
    } else if (!line.startsWith("#") && !line.isBlank()) {
      Matcher sample = SAMPLE.matcher(line);
      if (!sample.matches()) {
        throw new AssertionError("no sample: " + line);
      }
      String name = sample.group(1);
      Map<String, Set<String>> known = labels.computeIfAbsent(name, first -> new TreeMap<>());
      Map<String, String> own = new TreeMap<>();
      Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
      while (label.find()) {
        own.put(label.group(1), label.group(2));
        known.computeIfAbsent(label.group(1), first -> new TreeSet<>()).add(label.group(2));
      }
      values.put(name + own, Double.valueOf(sample.group(3)));
    }
  }

  /** The type of each metric, by its name. */
  Map<String, String> types() {
    return types;
  }

  /** The labels that samples of this name have, and their values; {@code null} without any. */
  @Nullable Map<String, Set<String>> labels(String sample) {
    return labels.get(sample);
  }

  /** The labels of a metric, without those that its type gives it. */
  Set<String> labelsOfMetric(String metric) {
    Set<String> all = new TreeSet<>();
    labels.forEach((sample, own) -> {
      if (sample.equals(metric)
          || (sample.startsWith(metric) && sample.substring(metric.length()).matches(SUFFIX))) {
        all.addAll(own.keySet());
      }
    });
    all.remove("le");
    return all;
  }

  private static final String SUFFIX = "_(bucket|count|sum)";

  /** Every value of every label. */
  Set<String> labelValues() {
    Set<String> all = new TreeSet<>();
    labels.values().forEach(own -> own.values().forEach(all::addAll));
    return all;
  }

  /** The value of one series, 0 if it is not there; labels are names and values in turn. */
  double value(String name, String... labels) {
    Map<String, String> own = new TreeMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      own.put(labels[i], labels[i + 1]);
    }
    return values.getOrDefault(name + own, 0.0);
  }
}
