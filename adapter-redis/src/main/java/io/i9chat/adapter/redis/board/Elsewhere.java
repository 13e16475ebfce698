package io.i9chat.adapter.redis.board;

import static redis.clients.jedis.Protocol.Command.EXISTS;
import static redis.clients.jedis.Protocol.Command.SMISMEMBER;

import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.adapter.redis.node.Registered;
import io.i9chat.adapter.redis.node.Roll;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.PersonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who of some people is online by other nodes. A few are looked for one by one. Of many, such as
 * the members of a large group, most are not online: each node is asked once for a thousand of
 * them, and only those that it has are looked for. None is missed by that, for a person is in the
 * set of their node before and after they are online by it, and a node is on the roll for as long
 * as anyone is online by it, dead or retired too.
 */
final class Elsewhere {
  /** So many are looked for one by one. */
  private static final int FEW = 64;

  private static final int AT_ONCE = 1_000;

  private final Access access;
  private final Keys keys;

  Elsewhere(Access access, Keys keys) {
    this.access = access;
    this.keys = keys;
  }

  /**
   * What was found.
   *
   * @param online those who are online
   * @param whole whether all that nodes have registered was there, so that the others are not
   */
  record Found(Set<PersonId> online, boolean whole) {}

  /**
   * Those of these people who are online.
   *
   * @param people none of this node's own
   * @param registered asked last, for keys may be lost meanwhile
   * @throws PortFailure if Redis is out of reach
   */
  Found online(List<PersonId> people, Registered registered) {
    List<PersonId> sought = people.size() <= FEW ? people : had(people);
    List<Command> commands = new ArrayList<>(sought.stream().map(this::asking).toList());
    commands.addAll(registered.asking());
    List<?> answers = access.all(commands);
    return new Found(
        those(sought, answers), registered.isWhole(answers.subList(sought.size(), answers.size())));
  }

  private Command asking(PersonId person) {
    return Command.of(EXISTS, keys.person(person));
  }

  /** Those of many people whom any node has; this one may, if it retired. */
  private List<PersonId> had(List<PersonId> people) {
    Set<String> nodes = new LinkedHashSet<>();
    for (String entry : Answers.texts(access.one(Roll.all(keys)))) {
      nodes.add(Roll.isLiving(entry) ? entry : entry.substring(1));
    }
    List<List<PersonId>> parts = new ArrayList<>();
    List<Command> commands = new ArrayList<>();
    for (String node : nodes) {
      for (int from = 0; from < people.size(); from += AT_ONCE) {
        List<PersonId> part = people.subList(from, Math.min(people.size(), from + AT_ONCE));
        parts.add(part);
        commands.add(Command.of(SMISMEMBER, keys.people(node), part.toArray()));
      }
    }
    List<?> answers = access.all(commands);
    Set<PersonId> had = new HashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      had.addAll(those(parts.get(i), Answers.list(answers.get(i))));
    }
    return List.copyOf(had);
  }

  /** Those for whom the answer is 1. */
  private static Set<PersonId> those(List<PersonId> people, List<?> answers) {
    Set<PersonId> those = new HashSet<>();
    for (int i = 0; i < people.size(); i++) {
      if (Answers.number(answers.get(i)) == 1) {
        those.add(people.get(i));
      }
    }
    return those;
  }
}
