package io.i9chat.adapter.redis.node;

import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.adapter.redis.client.Servers;
import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Shows that this node lives, and looks whether anything was lost. It goes on while Redis is out of
 * reach, and is what notices that it is back.
 */
public final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration ENDING = Duration.ofSeconds(2);

  private final Access access;
  private final Keys keys;
  private final Times times;
  private final Self self;
  private final Followed followed;
  private final OwnPeople people;
  private final Registration registration;
  private final RedisClock clock;
  private final Peers peers;
  private final Gaps gaps;
  private final Contact contact;
  private final int parts;
  private final Set<Cause> causes = EnumSet.noneOf(Cause.class);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile long lastNanos = System.nanoTime();
  private final Thread thread;

  /** Starts, for a node that is registered. */
  public Heartbeat(
      Node node,
      Followed followed,
      OwnPeople people,
      Registration registration,
      Peers peers,
      Gaps gaps) {
    access = node.access();
    keys = node.keys();
    times = node.times();
    self = node.self();
    clock = node.clock();
    this.followed = followed;
    this.people = people;
    this.registration = registration;
    this.peers = peers;
    this.gaps = gaps;
    contact = new Contact(times);
    // Everything is renewed three times before it expires.
    parts = (int) Math.max(1, times.keep().dividedBy(times.heartbeat()) / 3);
    thread = Thread.ofPlatform().daemon().name("i9chat-redis-heartbeat").start(this::run);
  }

  /** How long ago the last one was. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - lastNanos);
  }

  private void run() {
    try {
      while (!stopped.await(times.heartbeat().toNanos(), TimeUnit.NANOSECONDS)) {
        beatOnce();
      }
    } catch (InterruptedException ended) {
      // Only this adapter has the thread, and does not do that.
      Thread.currentThread().interrupt();
    }
  }

  private void beatOnce() {
    try {
      beat();
    } catch (JedisException failed) {
      contact.lost();
      access.failed(failed);
    } catch (PortFailure unreachable) {
      // What was not done stays to be done.
      contact.lost();
    } catch (RuntimeException failed) {
      contact.lost();
      LOG.error("a heartbeat failed", failed);
    }
  }

  private void beat() {
    if (access.isOpen()) {
      access.servers().renewAll();
    }
    Incarnation me = self.incarnation();
    // Before it is looked what the stream holds, for it is read meanwhile.
    StreamId read = me.last();
    Seen seen = look(me);
    contact.made();
    lastNanos = System.nanoTime();
    clock.set(seen.now());
    access.works();
    causes.addAll(losses(seen, me, read));
    if (self.isBehind()) {
      causes.add(Cause.UNREGISTERED);
    }
    if (causes.isEmpty()) {
      tend();
    }
    if (!causes.isEmpty()) {
      registration.register();
    }
    if (peers.look(seen, me.id(), contact.mayMiss())) {
      causes.add(Cause.PEER);
    }
    Set<Cause> telling = EnumSet.noneOf(Cause.class);
    telling.addAll(causes);
    causes.clear();
    gaps.tell(telling);
  }

  private Seen look(Incarnation me) {
    Servers servers = access.servers();
    Epochs epochs = Epochs.look(servers, keys, times);
    List<?> answers =
        servers.all(
            List.of(
                Roll.beat(keys, me.id(), times, contact.mayJudge()), Roll.tend(keys, me, times)));
    return Seen.of(answers.get(0), answers.get(1), epochs);
  }

  /** What was lost of what this node relies on, by the one cause that explains it best. */
  private Set<Cause> losses(Seen seen, Incarnation me, StreamId read) {
    Epochs before = registration.epochs();
    StreamId last = seen.last();
    if (seen.epochs().lackMasterOf(before)) {
      return EnumSet.of(Cause.MASTER);
    }
    if (seen.epochs().lackTextOf(before)) {
      return EnumSet.of(Cause.FLUSHED);
    }
    if (!seen.onRoll()) {
      return EnumSet.of(Cause.LAPSED);
    }
    if (last == null || last.compareTo(read) < 0) {
      return EnumSet.of(Cause.STREAM);
    }
    if (me.unread().compareTo(times.age()) > 0) {
      return EnumSet.of(Cause.LATE);
    }
    return EnumSet.noneOf(Cause.class);
  }

  /** Writes what callers could not wait for, and renews a part of what expires. */
  private void tend() {
    if (self.tryLock()) {
      try {
        followed.settle();
        boolean chats = followed.renewSome(parts);
        boolean persons = people.renewSome(parts);
        if (!chats || !persons) {
          causes.add(Cause.FLUSHED);
        }
      } finally {
        self.unlock();
      }
    }
  }

  /** Ends it; the node is taken for dead after a while, if it was not taken off. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      if (!thread.join(ENDING)) {
        LOG.warn("{} still waits for Redis", thread.getName());
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
