package io.i9chat.server.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of figures: the name of its metric, and its labels.
 *
 * @param name in words with dots between, such as {@code i9chat.budget.used.bytes}; Prometheus has
 *     underscores in their place, and {@code _total} behind what is counted
 * @param meaning a sentence, the same for every series of a metric
 * @param labels names and values in turn
 */
public record Series(String name, String meaning, List<String> labels) {
  /** Takes a copy of the labels. */
  public Series {
    labels = List.copyOf(labels);
  }

  /** A series without labels. */
  public Series(String name, String meaning) {
    this(name, meaning, List.of());
  }

  /** The same with one more label. */
  public Series with(String label, String value) {
    List<String> more = new ArrayList<>(labels);
    more.add(label);
    more.add(value);
    return new Series(name, meaning, more);
  }

  String[] tags() {
    return labels.toArray(String[]::new);
  }
}
