package io.i9chat.bench.workload.overload;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** How often attackers of each kind connected, and how many bytes they were sent. */
final class AttackTally {
  private record Count(AtomicLong connections, AtomicLong bytes) {}

  private final Map<AttackKind, Count> counts = new EnumMap<>(AttackKind.class);

  AttackTally() {
    for (AttackKind kind : AttackKind.values()) {
      counts.put(kind, new Count(new AtomicLong(), new AtomicLong()));
    }
  }

  /** Reads what {@link #toString} wrote. */
  static AttackTally parse(String lines) {
    AttackTally tally = new AttackTally();
    lines
        .lines()
        .map(line -> line.split(" ", -1))
        .forEach(words -> {
          Count count = tally.of(AttackKind.valueOf(words[0]));
          count.connections.set(Long.parseLong(words[1]));
          count.bytes.set(Long.parseLong(words[2]));
        });
    return tally;
  }

  private Count of(AttackKind kind) {
    return Objects.requireNonNull(counts.get(kind));
  }

  void connected(AttackKind kind) {
    of(kind).connections.incrementAndGet();
  }

  void received(AttackKind kind, long bytes) {
    of(kind).bytes.addAndGet(bytes);
  }

  /** For people: the connections and MiB of each kind. */
  String summary() {
    StringBuilder words = new StringBuilder();
    counts.forEach((kind, count) -> {
      words.append(words.isEmpty() ? "" : ", ");
      words.append(kind.title()).append(' ').append(count.connections);
      words.append(String.format(Locale.ROOT, " (%d MiB)", count.bytes.get() >> 20));
    });
    return words.toString();
  }

  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    counts.forEach((kind, count) -> {
      lines.append(kind).append(' ').append(count.connections);
      lines.append(' ').append(count.bytes).append('\n');
    });
    return lines.toString();
  }
}
