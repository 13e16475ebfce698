package io.i9chat.adapter.redis.bus;

import static redis.clients.jedis.Protocol.Command.XREAD;

import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.adapter.redis.codec.SignalCodec;
import io.i9chat.adapter.redis.codec.Unreadable;
import io.i9chat.adapter.redis.node.Cause;
import io.i9chat.adapter.redis.node.Gaps;
import io.i9chat.adapter.redis.node.Incarnation;
import io.i9chat.adapter.redis.node.Node;
import io.i9chat.adapter.redis.node.Roll;
import io.i9chat.adapter.redis.node.Self;
import io.i9chat.adapter.redis.node.StreamId;
import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that reads what this node is told, and tells its listeners. */
final class Reader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
  private static final Duration BLOCK = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofMillis(50);
  private static final int AT_ONCE = 64;

  private final Access access;
  private final Keys keys;
  private final Self self;
  private final Listeners listeners;
  private final Gaps gaps;
  private volatile boolean stopping;
  private final Thread thread;

  Reader(Node node, Listeners listeners, Gaps gaps) {
    access = node.access();
    keys = node.keys();
    self = node.self();
    this.listeners = listeners;
    this.gaps = gaps;
    thread = Thread.ofPlatform().daemon().name("i9chat-redis-reader").start(this::run);
  }

  private void run() {
    try {
      while (!stopping) {
        if (access.isOpen()) {
          access.awaitClosed(IDLE);
        } else {
          readOnce();
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void readOnce() {
    try {
      read(self.incarnation());
    } catch (PortFailure unreachable) {
      // It goes on where it was when Redis is back.
    } catch (RuntimeException failed) {
      LOG.error("what other nodes tell could not be read", failed);
      gaps.tell(EnumSet.of(Cause.CODEC));
    }
  }

  private void read(Incarnation me) {
    long before = System.nanoTime();
    Object[] how = {"COUNT", AT_ONCE, "BLOCK", BLOCK.toMillis(), "STREAMS"};
    Command reading = Command.of(XREAD, how, keys.stream(me.id()), me.last().toString());
    List<?> streams = Answers.list(access.waiting(reading, BLOCK));
    if (streams.isEmpty()) {
      me.read(before);
      return;
    }
    List<?> records = Answers.list(Answers.list(streams.getFirst()).get(1));
    for (Object each : records) {
      List<?> record = Answers.list(each);
      me.read(StreamId.parse(Answers.text(record.get(0))));
      hear(Answers.list(record.get(1)));
    }
    if (records.size() < AT_ONCE) {
      me.read(before);
    }
  }

  private void hear(List<?> fields) {
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    for (int i = 0; i < fields.size(); i += 2) {
      switch (Answers.text(fields.get(i))) {
        case Roll.SIGNAL -> decode(Answers.bytes(fields.get(i + 1)), causes);
        case Roll.GAP -> causes.add(Cause.UNPUBLISHED);
        case Roll.NOTHING -> {}
        // Of a version that says more.
        default -> causes.add(Cause.CODEC);
      }
    }
    gaps.tell(causes);
  }

  private void decode(byte[] bytes, Set<Cause> causes) {
    try {
      SignalCodec.decode(bytes).forEach(listeners::hear);
    } catch (Unreadable unreadable) {
      LOG.warn("another node told what this one cannot read: {}", unreadable.getMessage());
      causes.add(Cause.CODEC);
    }
  }

  /** Reads nothing more, when what it waits for has come. */
  void stop() {
    stopping = true;
  }

  /** Ends with what is being read. */
  @Override
  public void close() {
    stop();
    try {
      if (!thread.join(BLOCK.multipliedBy(2))) {
        thread.interrupt();
      }
    } catch (InterruptedException ended) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends without being waited for. */
  void abandon() {
    stopping = true;
    thread.interrupt();
  }
}
