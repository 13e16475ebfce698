package io.i9chat.adapter.redis.bus;

import static redis.clients.jedis.Protocol.Command.SMEMBERS;
import static redis.clients.jedis.Protocol.Command.SREM;
import static redis.clients.jedis.Protocol.Command.XADD;

import io.i9chat.adapter.redis.bus.Outbox.Outgoing;
import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.adapter.redis.node.Incarnation;
import io.i9chat.adapter.redis.node.Node;
import io.i9chat.adapter.redis.node.RedisClock;
import io.i9chat.adapter.redis.node.Roll;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Reach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Passes signals on, all those of a batch together: one look at who is concerned, for each chat and
 * person once, and then one record for each node that is.
 */
final class Passing {
  /** For more people than that, all nodes are told, rather than looking for each. */
  private static final int PEOPLE = 64;

  private final Access access;
  private final Keys keys;
  private final RedisClock clock;
  private final long ageMillis;

  Passing(Node node) {
    access = node.access();
    keys = node.keys();
    clock = node.clock();
    ageMillis = node.times().age().toMillis();
  }

  /**
   * Passes a batch on.
   *
   * @param gap whether all nodes are to hear of a gap too
   * @throws io.i9chat.ports.PortFailure if Redis is out of reach; some may have come then
   */
  void pass(List<Outgoing> batch, boolean gap, Incarnation me) {
    List<Set<String>> places = batch.stream().map(each -> keysOf(each.reach())).toList();
    Map<String, Set<String>> nodes = look(places, gap);
    Map<String, List<Object>> records = new LinkedHashMap<>();
    if (gap) {
      nodes.getOrDefault(keys.nodes(), Set.of()).forEach(node -> add(records, node, Roll.GAP, ""));
    }
    for (int i = 0; i < places.size(); i++) {
      byte[] bytes = batch.get(i).bytes();
      Set<String> concerned = new LinkedHashSet<>();
      places.get(i).forEach(key -> concerned.addAll(nodes.getOrDefault(key, Set.of())));
      concerned.forEach(node -> add(records, node, Roll.SIGNAL, bytes));
    }
    records.remove(me.id());
    forget(append(records), nodes);
  }

  private static void add(
      Map<String, List<Object>> records, String node, String field, Object value) {
    List<Object> record = records.computeIfAbsent(node, first -> new ArrayList<>());
    record.add(field);
    record.add(value);
  }

  /** The keys at which it stands who is concerned. */
  private Set<String> keysOf(Reach reach) {
    Set<String> found = new LinkedHashSet<>();
    switch (reach) {
      case Reach.Everywhere everywhere -> found.add(keys.nodes());
      case Reach.OfChat of -> {
        ChatId chat = of.chat();
        found.add(keys.follow(chat));
        people(found, of.besides());
      }
      case Reach.OfPeople of -> people(found, of.people());
    }
    return found;
  }

  private void people(Set<String> found, Set<PersonId> people) {
    if (people.size() > PEOPLE) {
      found.add(keys.nodes());
    } else {
      people.forEach(person -> found.add(keys.person(person)));
    }
  }

  /** The nodes at each key. */
  private Map<String, Set<String>> look(List<Set<String>> places, boolean gap) {
    Map<String, Command> looks = new LinkedHashMap<>();
    if (gap) {
      looks.put(keys.nodes(), Roll.all(keys));
    }
    for (Set<String> each : places) {
      for (String key : each) {
        looks.computeIfAbsent(
            key, same -> same.equals(keys.nodes()) ? Roll.all(keys) : Command.of(SMEMBERS, same));
      }
    }
    List<?> answers = access.all(List.copyOf(looks.values()));
    Map<String, Set<String>> nodes = new LinkedHashMap<>();
    int i = 0;
    for (String key : looks.keySet()) {
      Set<String> found = new HashSet<>(Answers.texts(answers.get(i++)));
      found.removeIf(entry -> !Roll.isLiving(entry));
      nodes.put(key, found);
    }
    return nodes;
  }

  /** Appends a record to the stream of each node; answers the nodes that have none. */
  private Set<String> append(Map<String, List<Object>> records) {
    List<Command> commands = new ArrayList<>();
    long oldest = clock.millis() - ageMillis;
    records.forEach((node, record) -> {
      List<Object> arguments = new ArrayList<>(record.size() + 5);
      arguments.addAll(List.of("NOMKSTREAM", "MINID", "~", oldest, "*"));
      arguments.addAll(record);
      commands.add(Command.of(XADD, keys.stream(node), arguments.toArray()));
    });
    List<?> answers = access.all(commands);
    Set<String> gone = new HashSet<>();
    int i = 0;
    for (String node : records.keySet()) {
      if (answers.get(i++) == null) {
        gone.add(node);
      }
    }
    return gone;
  }

  /** A node without a stream is no more: an id is never used again. */
  private void forget(Set<String> gone, Map<String, Set<String>> nodes) {
    if (gone.isEmpty()) {
      return;
    }
    List<Command> commands = new ArrayList<>();
    nodes.forEach((key, found) -> {
      for (String node : found) {
        // People are taken off the board by who reaps them.
        if (gone.contains(node) && key.startsWith(keys.follow())) {
          commands.add(Command.of(SREM, key, node));
        }
      }
    });
    access.all(commands);
  }
}
