package io.i9chat.adapter.redis.board;

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
  private final Elsewhere elsewhere;
  private final OwnPeople own;
  private final Registration registration;
  private final Reaper reaper;
  private final LastSeen memory;

  /** The board of a node that is registered. */
  public RedisPresenceBoard(Node node, OwnPeople own, Registration registration, Peers peers) {
    elsewhere = new Elsewhere(node.access(), node.keys());
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
    List<PersonId> others = online.stream().filter(person -> !own.has(person)).toList();
    if (others.isEmpty()) {
      return online;
    }
    try {
      Elsewhere.Found found = elsewhere.online(others, registration.registered());
      for (PersonId person : others) {
        boolean there = found.online().contains(person);
        if (there || found.whole()) {
          memory.note(person, there);
        }
        if (!there && (found.whole() || !memory.wasOnline(person))) {
          online.remove(person);
        }
      }
    } catch (PortFailure unreachable) {
      online.removeIf(person -> !own.has(person) && !memory.wasOnline(person));
    }
    return online;
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
