package io.i9chat.adapter.redis.board;

import static redis.clients.jedis.Protocol.Command.SRANDMEMBER;
import static redis.clients.jedis.Protocol.Command.SREM;

import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.adapter.redis.node.Node;
import io.i9chat.adapter.redis.node.OwnPeople;
import io.i9chat.adapter.redis.node.Peers;
import io.i9chat.adapter.redis.node.Peers.Ended;
import io.i9chat.adapter.redis.node.Roll;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes off the people of nodes that ended. Several nodes do so at once: a person is taken off by
 * the one that takes the dead node off them, and stays in the set of the dead node until that is
 * done, so that none is left over if the one who reaps dies too.
 */
final class Reaper {
  private static final int AT_ONCE = 500;

  /** For so many leases a dead node stays on the roll, so that each node learns of it. */
  private static final int LEASES = 3;

  private final Access access;
  private final Keys keys;
  private final Peers peers;
  private final long forgottenMillis;
  private final Set<String> dropped = ConcurrentHashMap.newKeySet();

  Reaper(Node node, Peers peers) {
    access = node.access();
    keys = node.keys();
    this.peers = peers;
    forgottenMillis = node.times().lease().toMillis() * LEASES;
  }

  /** Those who are offline by it, of one node at a time; nobody while Redis is out of reach. */
  Map<PersonId, Instant> reap() {
    try {
      List<Ended> all = peers.ended();
      drop(all);
      for (Ended each : all) {
        Map<PersonId, Instant> offline = reap(each);
        if (!offline.isEmpty()) {
          return offline;
        }
        clean(each);
      }
    } catch (PortFailure unreachable) {
      // They stay where they are until Redis is back.
    }
    return Map.of();
  }

  /** Drops what dead nodes were told, so that they are told nothing more. */
  private void drop(List<Ended> all) {
    Set<String> dead = new HashSet<>();
    for (Ended each : all) {
      if (each.dead() && dead.add(each.node()) && !dropped.contains(each.node())) {
        access.one(Roll.dropStream(keys, each.node()));
      }
    }
    dropped.addAll(dead);
    dropped.retainAll(dead);
  }

  private Map<PersonId, Instant> reap(Ended ended) {
    Map<PersonId, Instant> offline = new HashMap<>();
    List<PersonId> people = some(ended.node());
    // Others may have taken off all of a part; then there may still be more.
    while (!people.isEmpty() && offline.isEmpty()) {
      takeOff(ended, people, offline);
      people = offline.isEmpty() ? some(ended.node()) : List.of();
    }
    return offline;
  }

  private List<PersonId> some(String node) {
    Object answer = access.one(Command.of(SRANDMEMBER, keys.people(node), AT_ONCE));
    return Answers.texts(answer).stream().map(PersonId::parse).toList();
  }

  private void takeOff(Ended ended, List<PersonId> people, Map<PersonId, Instant> offline) {
    List<Command> commands = new ArrayList<>();
    people.forEach(person -> commands.add(OwnPeople.leaving(keys, person, ended.node())));
    List<?> answers = access.all(commands);
    for (int i = 0; i < people.size(); i++) {
      if (Answers.number(answers.get(i)) == 1) {
        offline.put(people.get(i), ended.at());
      }
    }
    access.one(Command.of(SREM, keys.people(ended.node()), people.toArray()));
  }

  private void clean(Ended ended) {
    if (!ended.dead() || ended.age() > forgottenMillis) {
      access.one(Roll.forget(keys, ended.entry()));
    }
  }
}
