package io.i9chat.adapter.redis.node;

import static redis.clients.jedis.Protocol.Command.GET;

import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether all that nodes have registered is there. After keys were lost it is not, until each node
 * has noticed it and registered anew: what is missing then says nothing.
 */
public final class Registered {
  private final List<String> keys;
  private final Map<String, Optional<String>> texts;
  private final boolean settled;

  /**
   * How it stands.
   *
   * @param settled whether other nodes had time to register since this one did so anew
   */
  Registered(Epochs epochs, boolean settled) {
    keys = List.copyOf(epochs.texts().keySet());
    texts = epochs.texts();
    this.settled = settled;
  }

  /** The commands that ask whether keys were lost meanwhile. */
  public List<Command> asking() {
    return keys.stream().map(key -> Command.of(GET, key)).toList();
  }

  /** Whether all is there, by the answers to {@link #asking}. */
  public boolean isWhole(List<?> answers) {
    for (int i = 0; i < keys.size(); i++) {
      Optional<String> text = Optional.ofNullable(Answers.textOrNull(answers.get(i)));
      if (!text.equals(texts.get(keys.get(i)))) {
        return false;
      }
    }
    return settled;
  }
}
