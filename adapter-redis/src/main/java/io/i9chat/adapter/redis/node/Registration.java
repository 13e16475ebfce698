package io.i9chat.adapter.redis.node;

import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.PersonId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisException;

/** Writes what there has to be of this node, and takes it off again. */
public final class Registration {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RADIX = 36;

  private final Access access;
  private final Keys keys;
  private final Times times;
  private final Self self;
  private final Followed followed;
  private final OwnPeople people;
  private final RedisClock clock;
  // Used under the lock of the node.
  private final List<String> ids = new ArrayList<>();
  private boolean retired;
  private volatile @Nullable Epochs epochs;

  /** When all was registered anew, or is being; {@code null} if it never was. */
  private volatile @Nullable Long anewNanos;

  /** Nothing is written yet. */
  public Registration(Node node, Followed followed, OwnPeople people) {
    access = node.access();
    keys = node.keys();
    times = node.times();
    self = node.self();
    clock = node.clock();
    this.followed = followed;
    this.people = people;
  }

  private static String random() {
    // Below 2^60, so that it is positive and short.
    return Long.toString(RANDOM.nextLong() >>> 4, RADIX);
  }

  /** What there was at the servers when this node registered. */
  Epochs epochs() {
    Epochs found = epochs;
    if (found == null) {
      throw new PortFailure("this node is not registered with Redis");
    }
    return found;
  }

  /** Whether all that nodes have registered is there. */
  public Registered registered() {
    // In this order: a registration that begins meanwhile is not settled by what was before it.
    Epochs known = epochs();
    Long anew = anewNanos;
    // Who is silent for longer than that is not waited for by anyone.
    boolean settled = anew == null || System.nanoTime() - anew >= times.silence().toNanos();
    return new Registered(known, settled);
  }

  /**
   * Registers this node under a new id, with all that it follows and all people that it has, who
   * are reported with the next arrival if they were not online. What is registered under older ids
   * is given up last, so that nobody is taken off the board meanwhile.
   *
   * @throws PortFailure if it did not come to an end; to be repeated
   */
  public void register() {
    self.lock();
    try {
      self.catchUp();
      try {
        List<String> old = List.copyOf(ids);
        noteAnew(old);
        String node = random();
        Incarnation next = enter(node);
        if (!retired) {
          people.registerAs(node, old);
        }
        self.become(next);
        followed.registerAs(node);
        giveUp(old);
        noteAnew(old);
      } catch (JedisException failed) {
        throw access.failed(failed);
      }
    } catch (PortFailure unfinished) {
      self.fallBehind();
      throw unfinished;
    } finally {
      self.unlock();
    }
  }

  private void noteAnew(List<String> before) {
    if (!before.isEmpty()) {
      anewNanos = System.nanoTime();
    }
  }

  private Incarnation enter(String node) {
    ids.add(node);
    epochs = Epochs.begin(access.servers(), keys, times, random());
    List<?> answers =
        access.all(List.of(Roll.open(keys, node, times), Roll.register(keys, node, times)));
    clock.set(Answers.number(answers.get(1)));
    return new Incarnation(node, StreamId.parse(Answers.text(answers.get(0))));
  }

  private void giveUp(List<String> old) {
    List<Command> commands = new ArrayList<>();
    for (String node : old) {
      commands.add(Roll.retire(keys, node, times, true));
      commands.add(Roll.wake(keys, node));
      commands.add(Roll.dropStream(keys, node));
    }
    access.all(commands);
    ids.removeAll(old);
  }

  /**
   * Leaves the people of this node to the others, if there are any.
   *
   * @return those who are offline by it, for there is no other node
   */
  public Set<PersonId> retire() {
    self.lock();
    try {
      retired = true;
      String node = self.incarnation().id();
      boolean alone = others() == 0;
      Set<PersonId> offline = Set.of();
      if (alone) {
        offline = people.leaveAll();
      } else if (people.size() > 0) {
        access.one(Roll.retire(keys, node, times, false));
      }
      people.forgetAll();
      return offline;
    } finally {
      self.unlock();
    }
  }

  private long others() {
    Map<String, Long> roll = Seen.roll(access.one(Roll.allWithTimes(keys)));
    long oldest = clock.millis() - times.lease().toMillis();
    return roll.entrySet().stream()
        .filter(each -> Roll.isLiving(each.getKey()) && !ids.contains(each.getKey()))
        .filter(each -> each.getValue() >= oldest)
        .count();
  }

  /** Takes this node off, for it ends. */
  public void leave() {
    self.lock();
    try {
      String node = self.incarnation().id();
      followed.leaveAll(node);
      access.all(
          List.of(
              people.size() > 0 ? Roll.retire(keys, node, times, true) : Roll.forget(keys, node),
              Roll.wake(keys, node),
              Roll.dropStream(keys, node)));
    } finally {
      self.unlock();
    }
  }
}
