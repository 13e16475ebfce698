package io.i9chat.adapter.redis.board;

import static redis.clients.jedis.Protocol.Command.EXISTS;

import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.adapter.redis.node.Node;
import io.i9chat.adapter.redis.node.OwnPeople;
import io.i9chat.adapter.redis.node.Peers;
import io.i9chat.adapter.redis.node.Registered;
import io.i9chat.adapter.redis.node.Registration;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The board in sets: of the nodes of each person, and of the people of each node. A person is
 * online while their set is there.
 */
public final class RedisPresenceBoard implements PresenceBoard {
  private final Access access;
  private final Keys keys;
  private final OwnPeople own;
  private final Registration registration;
  private final Reaper reaper;
  private final LastSeen memory;

  /** The board of a node that is registered. */
  public RedisPresenceBoard(Node node, OwnPeople own, Registration registration, Peers peers) {
    access = node.access();
    keys = node.keys();
    this.own = own;
    this.registration = registration;
    reaper = new Reaper(node, peers);
    memory = new LastSeen();
  }

  @Override
  public Set<PersonId> arrive(Collection<PersonId> people) {
    return own.arrive(people);
  }

  @Override
  public Set<PersonId> leave(Collection<PersonId> people) {
    return own.leave(people);
  }

  /**
   * Those of these who are online. While Redis is out of reach, and until all nodes have registered
   * anew what it has lost, those who were when it was last asked are so.
   */
  @Override
  public Set<PersonId> online(Collection<PersonId> people) {
    Set<PersonId> online = new HashSet<>(people);
    List<PersonId> elsewhere = online.stream().filter(person -> !own.has(person)).toList();
    if (elsewhere.isEmpty()) {
      return online;
    }
    try {
      online.removeAll(offline(elsewhere));
    } catch (PortFailure unreachable) {
      online.removeIf(person -> !own.has(person) && !memory.wasOnline(person));
    }
    return online;
  }

  private List<PersonId> offline(List<PersonId> people) {
    Registered registered = registration.registered();
    List<Command> commands = new ArrayList<>(registered.asking());
    int first = commands.size();
    people.forEach(person -> commands.add(asking(person)));
    List<?> answers = access.all(commands);
    boolean whole = registered.isWhole(answers);
    List<PersonId> offline = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      PersonId person = people.get(i);
      boolean there = Answers.number(answers.get(first + i)) == 1;
      if (there || whole) {
        memory.note(person, there);
      }
      if (!there && (whole || !memory.wasOnline(person))) {
        offline.add(person);
      }
    }
    return offline;
  }

  private Command asking(PersonId person) {
    return Command.of(EXISTS, keys.person(person));
  }

  @Override
  public Map<PersonId, Instant> reap() {
    return reaper.reap();
  }

  @Override
  public Set<PersonId> retire() {
    return registration.retire();
  }

  /** How many people were answered from memory, for Redis was out of reach, or had lost keys. */
  public long remembered() {
    return memory.answered();
  }
}
