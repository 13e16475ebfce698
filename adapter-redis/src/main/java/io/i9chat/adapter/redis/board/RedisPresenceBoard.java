package io.i9chat.adapter.redis.board;

import static redis.clients.jedis.Protocol.Command.EXISTS;

import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.adapter.redis.node.Node;
import io.i9chat.adapter.redis.node.OwnPeople;
import io.i9chat.adapter.redis.node.Peers;
import io.i9chat.adapter.redis.node.Registration;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.PersonId;
import java.time.Instant;
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
   * Those of these who are online; while Redis is out of reach, who were when it was last asked.
   */
  @Override
  public Set<PersonId> online(Collection<PersonId> people) {
    Set<PersonId> online = new HashSet<>(people);
    List<PersonId> elsewhere = online.stream().filter(person -> !own.has(person)).toList();
    try {
      List<?> answers = access.all(elsewhere.stream().map(this::asking).toList());
      for (int i = 0; i < answers.size(); i++) {
        boolean there = Answers.number(answers.get(i)) == 1;
        PersonId person = elsewhere.get(i);
        memory.note(person, there);
        if (!there) {
          online.remove(person);
        }
      }
    } catch (PortFailure unreachable) {
      online.removeIf(person -> !own.has(person) && !memory.wasOnline(person));
    }
    return online;
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

  /** How many people were answered from memory, for Redis was out of reach. */
  public long remembered() {
    return memory.answered();
  }
}
