package io.i9chat.adapter.redis.node;

import io.i9chat.adapter.redis.client.Answers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a heartbeat saw.
 *
 * @param now the time of Redis in milliseconds
 * @param onRoll whether this node was on the roll of all nodes
 * @param roll all entries of it, with their times
 * @param last the last id in the stream of this node, {@code null} if there is no stream
 * @param epochs by what it shows whether the servers have lost anything
 */
record Seen(
    long now, boolean onRoll, Map<String, Long> roll, @Nullable StreamId last, Epochs epochs) {
  /** Takes the answers apart. */
  static Seen of(@Nullable Object beat, @Nullable Object tended, Epochs epochs) {
    List<?> parts = Answers.list(beat);
    String last = Answers.textOrNull(tended);
    return new Seen(
        Answers.number(parts.get(0)),
        parts.get(1) != null,
        roll(parts.get(2)),
        last == null ? null : StreamId.parse(last),
        epochs);
  }

  /** Entries of the roll with their times. */
  static Map<String, Long> roll(@Nullable Object answer) {
    List<String> entries = Answers.texts(answer);
    Map<String, Long> roll = new HashMap<>();
    for (int i = 0; i < entries.size(); i += 2) {
      roll.put(entries.get(i), (long) Double.parseDouble(entries.get(i + 1)));
    }
    return roll;
  }
}
