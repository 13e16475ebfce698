package io.i9chat.adapter.redis.node;

import static redis.clients.jedis.Protocol.Command.GET;
import static redis.clients.jedis.Protocol.Command.PEXPIRE;
import static redis.clients.jedis.Protocol.Command.SET;

import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.adapter.redis.client.Servers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By what it shows whether servers still have what was written: a random text on each of them, and
 * the ids of their processes.
 *
 * @param texts by key; empty where there is none
 * @param runIds of all masters
 */
record Epochs(Map<String, Optional<String>> texts, Set<String> runIds) {
  /** Looks, and renews the texts. */
  static Epochs look(Servers servers, Keys keys, Times times) {
    return read(servers, servers.oneOnEach(keys.epoch()), List.of(), times);
  }

  /** Looks, and makes texts where there are none. */
  static Epochs begin(Servers servers, Keys keys, Times times, String random) {
    Collection<String> all = servers.oneOnEach(keys.epoch());
    List<Command> making = new ArrayList<>();
    for (String key : all) {
      making.add(Command.of(SET, key, random, "NX", "PX", times.keep().toMillis()));
    }
    return read(servers, all, making, times);
  }

  private static Epochs read(
      Servers servers, Collection<String> all, List<Command> first, Times times) {
    List<Command> commands = new ArrayList<>(first);
    for (String key : all) {
      commands.add(Command.of(GET, key));
      commands.add(Command.of(PEXPIRE, key, times.keep().toMillis()));
    }
    List<?> answers = servers.all(commands);
    Map<String, Optional<String>> texts = new HashMap<>();
    int i = first.size();
    for (String key : all) {
      texts.put(key, Optional.ofNullable(Answers.textOrNull(answers.get(i))));
      i += 2;
    }
    return new Epochs(texts, servers.runIds());
  }

  /** Whether a master is missing that there was before. */
  boolean lackMasterOf(Epochs before) {
    return !runIds.containsAll(before.runIds);
  }

  /** Whether a text is not the one there was before. */
  boolean lackTextOf(Epochs before) {
    return !texts.equals(before.texts);
  }
}
