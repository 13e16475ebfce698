package io.i9chat.adapter.redis.node;

import static redis.clients.jedis.Protocol.Command.PEXPIRE;
import static redis.clients.jedis.Protocol.Command.SADD;
import static redis.clients.jedis.Protocol.Command.SREM;

import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ChatId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The chats that this node follows, each with how many subscriptions follow it. Changes of many
 * callers are written together: the one who has the lock writes those of all.
 */
public final class Followed {
  private final Access access;
  private final Keys keys;
  private final Self self;
  private final long keepMillis;
  private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
  // Used under the lock of the node, and the size beside it.
  private final Map<ChatId, Integer> counts = new HashMap<>();
  private final Set<ChatId> leaving = new HashSet<>();
  private Iterator<ChatId> renewing = Collections.emptyIterator();
  private volatile int size;

  private record Change(Collection<ChatId> chats, int by) {}

  /** Nothing is followed. */
  public Followed(Node node) {
    access = node.access();
    keys = node.keys();
    self = node.self();
    keepMillis = node.times().keep().toMillis();
  }

  /** How many chats this node follows. */
  public int size() {
    return size;
  }

  /**
   * One more subscription follows these chats. Returns when they are registered; if Redis is out of
   * reach, at once or soon: they are registered later then, and a gap is told.
   */
  public void follow(Collection<ChatId> chats) {
    if (!chats.isEmpty() && !change(new Change(List.copyOf(chats), 1))) {
      self.fallBehind();
    }
  }

  /** One subscription less follows these chats. */
  public void unfollow(Collection<ChatId> chats) {
    if (!chats.isEmpty()) {
      change(new Change(List.copyOf(chats), -1));
    }
  }

  private boolean change(Change change) {
    changes.add(change);
    boolean mine = self.tryLock();
    if (mine) {
      try {
        settle();
      } finally {
        self.unlock();
      }
    }
    return mine;
  }

  /** Writes what has changed; under the lock. */
  void settle() {
    Set<ChatId> coming = takeIn();
    if (coming.isEmpty() && leaving.isEmpty()) {
      return;
    }
    try {
      Incarnation me = self.incarnation();
      List<Command> commands = new ArrayList<>();
      coming.forEach(chat -> add(commands, chat, me.id()));
      leaving.forEach(chat -> commands.add(Command.of(SREM, keys.follow(chat), me.id())));
      access.all(commands);
      leaving.clear();
    } catch (PortFailure unreachable) {
      if (!coming.isEmpty()) {
        self.fallBehind();
      }
    }
  }

  /** Counts what has changed; answers the chats that were not followed. */
  private Set<ChatId> takeIn() {
    Set<ChatId> coming = new HashSet<>();
    for (Change change = changes.poll(); change != null; change = changes.poll()) {
      for (ChatId chat : change.chats()) {
        int count = counts.merge(chat, change.by(), Integer::sum);
        if (count == 0) {
          counts.remove(chat);
          coming.remove(chat);
          leaving.add(chat);
        } else if (count == 1 && change.by() == 1) {
          coming.add(chat);
          leaving.remove(chat);
        }
      }
    }
    size = counts.size();
    return coming;
  }

  private void add(List<Command> commands, ChatId chat, String node) {
    commands.add(Command.of(SADD, keys.follow(chat), node));
    commands.add(Command.of(PEXPIRE, keys.follow(chat), keepMillis));
  }

  /**
   * Registers all of them under a new id; under the lock. Older ids are taken off by those who
   * publish and find that there is no stream for them.
   */
  void registerAs(String node) {
    takeIn();
    leaving.clear();
    List<Command> commands = new ArrayList<>();
    counts.keySet().forEach(chat -> add(commands, chat, node));
    access.all(commands);
  }

  /**
   * Renews some of them, another part each time; under the lock.
   *
   * @param parts after so many times all are renewed
   * @return whether they were all there
   */
  boolean renewSome(int parts) {
    if (!renewing.hasNext()) {
      renewing = List.copyOf(counts.keySet()).iterator();
    }
    List<Command> commands = new ArrayList<>();
    for (int some = Math.ceilDiv(size, parts); some > 0 && renewing.hasNext(); some--) {
      ChatId chat = renewing.next();
      if (counts.containsKey(chat)) {
        commands.add(Command.of(PEXPIRE, keys.follow(chat), keepMillis));
      }
    }
    return access.all(commands).stream().allMatch(answer -> Answers.number(answer) == 1);
  }

  /** Takes all off, for this node ends; under the lock. */
  void leaveAll(String node) {
    takeIn();
    List<Command> commands = new ArrayList<>();
    counts.keySet().forEach(chat -> commands.add(Command.of(SREM, keys.follow(chat), node)));
    access.all(commands);
  }
}
