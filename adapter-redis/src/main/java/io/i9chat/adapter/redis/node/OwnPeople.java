package io.i9chat.adapter.redis.node;

import static redis.clients.jedis.Protocol.Command.PEXPIRE;
import static redis.clients.jedis.Protocol.Command.SADD;
import static redis.clients.jedis.Protocol.Command.SREM;

import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The people that this node has on the board. A person is in the set of the node before the node is
 * in the set of the person, and leaves it after, so that whoever reaps a dead node misses nobody.
 */
public final class OwnPeople {
  /** Adds the node; whether it is the first. */
  private static final String ARRIVE =
      """
      local first = redis.call('EXISTS', KEYS[1]) == 0
      redis.call('SADD', KEYS[1], ARGV[1])
      redis.call('PEXPIRE', KEYS[1], ARGV[2])
      return first and 1 or 0
      """;

  /** Takes the node off; whether it was there, and the last. */
  private static final String LEAVE =
      """
      local was = redis.call('SREM', KEYS[1], ARGV[1]) == 1
      return was and redis.call('EXISTS', KEYS[1]) == 0 and 1 or 0
      """;

  private static final int AT_ONCE = 1_000;

  private final Access access;
  private final Keys keys;
  private final Self self;
  private final long keepMillis;
  private final Set<PersonId> here = ConcurrentHashMap.newKeySet();
  // Used under the lock of the node.
  private final Set<PersonId> unreported = new HashSet<>();
  private final Set<PersonId> uncertain = new HashSet<>();
  private Iterator<PersonId> renewing = Collections.emptyIterator();

  /** No people. */
  public OwnPeople(Node node) {
    access = node.access();
    keys = node.keys();
    self = node.self();
    keepMillis = node.times().keep().toMillis();
  }

  /** How many people this node has. */
  public int size() {
    return here.size();
  }

  /** Whether this node has a person. */
  public boolean has(PersonId person) {
    return here.contains(person);
  }

  /** A command that takes a node off a person, and answers 1 if they are offline by it. */
  public static Command leaving(Keys keys, PersonId person, String node) {
    return Command.script(LEAVE, keys.person(person), node);
  }

  /**
   * This node has these people from now on.
   *
   * @return those who are online by it, also those of whom it showed when all was registered anew
   * @throws PortFailure if Redis is out of reach; to be repeated
   */
  public Set<PersonId> arrive(Collection<PersonId> people) {
    self.lock();
    try {
      Set<PersonId> fresh = new LinkedHashSet<>(people);
      fresh.removeIf(person -> here.contains(person) && !uncertain.contains(person));
      Set<PersonId> come = new HashSet<>(write(fresh, this::arriveAs));
      here.addAll(fresh);
      uncertain.removeAll(fresh);
      for (PersonId person : people) {
        if (unreported.remove(person)) {
          come.add(person);
        }
      }
      return come;
    } finally {
      self.unlock();
    }
  }

  /**
   * This node does not have these people any more.
   *
   * @return those who are offline by it
   * @throws PortFailure if Redis is out of reach; to be repeated
   */
  public Set<PersonId> leave(Collection<PersonId> people) {
    self.lock();
    try {
      return takeOff(people);
    } finally {
      self.unlock();
    }
  }

  private Set<PersonId> takeOff(Collection<PersonId> people) {
    Set<PersonId> mine = new LinkedHashSet<>(people);
    mine.removeIf(person -> !here.contains(person) && !uncertain.contains(person));
    Set<PersonId> gone = write(mine, this::leaveAs);
    here.removeAll(mine);
    uncertain.removeAll(mine);
    unreported.removeAll(mine);
    return gone;
  }

  /** Takes all off, for this node ends and there is no other; under the lock. */
  Set<PersonId> leaveAll() {
    return takeOff(List.copyOf(here));
  }

  /** Leaves all to the other nodes; under the lock. */
  void forgetAll() {
    here.clear();
    unreported.clear();
    uncertain.clear();
  }

  private interface Writing {
    List<PersonId> write(List<PersonId> people, String node);
  }

  private Set<PersonId> write(Set<PersonId> people, Writing writing) {
    if (people.isEmpty()) {
      return Set.of();
    }
    if (access.isOpen()) {
      throw new PortFailure("Redis cannot be reached");
    }
    String node = self.incarnation().id();
    try {
      undo(people, node);
      Set<PersonId> answer = new HashSet<>();
      inParts(people, part -> answer.addAll(writing.write(part, node)));
      return answer;
    } catch (PortFailure unanswered) {
      uncertain.addAll(people);
      throw unanswered;
    }
  }

  /** What was perhaps written is made as if it had not been. */
  private void undo(Set<PersonId> people, String node) {
    List<Command> commands = new ArrayList<>();
    for (PersonId person : people) {
      if (uncertain.contains(person)) {
        boolean in = here.contains(person);
        commands.add(Command.of(in ? SADD : SREM, keys.person(person), node));
      }
    }
    access.all(commands);
  }

  private static void inParts(Collection<PersonId> people, Consumer<List<PersonId>> each) {
    List<PersonId> all = List.copyOf(people);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      each.accept(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
  }

  private List<PersonId> arriveAs(List<PersonId> people, String node) {
    access.all(
        List.of(
            Command.of(SADD, keys.people(node), people.toArray()),
            Command.of(PEXPIRE, keys.people(node), keepMillis)));
    return yes(people, person -> Command.script(ARRIVE, keys.person(person), node, keepMillis));
  }

  private List<PersonId> leaveAs(List<PersonId> people, String node) {
    List<PersonId> gone = yes(people, person -> leaving(keys, person, node));
    access.one(Command.of(SREM, keys.people(node), people.toArray()));
    return gone;
  }

  /** Those of these people for whom the answer is 1. */
  private List<PersonId> yes(List<PersonId> people, Function<PersonId, Command> asking) {
    List<?> answers = access.all(people.stream().map(asking).toList());
    List<PersonId> yes = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      if (Answers.number(answers.get(i)) == 1) {
        yes.add(people.get(i));
      }
    }
    return yes;
  }

  /** Registers all of them under a new id; under the lock. */
  void registerAs(String node, Collection<String> before) {
    List<Command> undoing = new ArrayList<>();
    for (PersonId person : uncertain) {
      if (!here.contains(person) && !before.isEmpty()) {
        undoing.add(Command.of(SREM, keys.person(person), before.toArray()));
      }
    }
    access.all(undoing);
    uncertain.clear();
    inParts(here, part -> unreported.addAll(arriveAs(part, node)));
  }

  /**
   * Renews some of them, another part each time; under the lock.
   *
   * @param parts after so many times all are renewed
   * @return whether they were all there
   */
  boolean renewSome(int parts) {
    if (!renewing.hasNext()) {
      renewing = List.copyOf(here).iterator();
    }
    List<Command> commands = new ArrayList<>();
    for (int some = Math.ceilDiv(here.size(), parts); some > 0 && renewing.hasNext(); some--) {
      PersonId person = renewing.next();
      if (here.contains(person) && !uncertain.contains(person)) {
        commands.add(Command.of(PEXPIRE, keys.person(person), keepMillis));
      }
    }
    boolean whole = access.all(commands).stream().allMatch(answer -> Answers.number(answer) == 1);
    access.one(Command.of(PEXPIRE, keys.people(self.incarnation().id()), keepMillis));
    return whole;
  }
}
