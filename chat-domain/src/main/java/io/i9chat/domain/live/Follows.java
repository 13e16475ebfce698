package io.i9chat.domain.live;

import io.i9chat.domain.common.Reconciler;
import io.i9chat.domain.common.Timer;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.Membership;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which chats the people of this node are in, so that a bus that is routed brings what is about
 * them, and what is about other chats costs nothing here. A person's chats are read when they come
 * and when signals may have been lost; those that they get into meanwhile are added as it is
 * signalled, and those that they are put out of are dropped when they were told so: of a chat that
 * they have left there is nothing more to hear, though it is still in their list.
 */
final class Follows {
  private static final int TRIES = 10;

  private final Inbox inbox;
  private final LiveRosters rosters;
  private final Consumer<ChatId> whenEntered;
  private final Consumer<ChatId> whenUnfollowed;
  private final Reconciler<ChatId> followed;
  private final ReentrantLock lock = new ReentrantLock();
  // Changed under the lock.
  private final Map<PersonId, Present> people = new HashMap<>();
  private final Map<ChatId, Followers> chats = new ConcurrentHashMap<>();

  /** A person with connections here. */
  private static final class Present {
    int connections;

    /** Their chats, each the same object as the key of {@link #chats}; never changed. */
    ChatId[] chats = {};

    /** How often it was signalled that chats changed: what was read before that is too old. */
    int changes;
  }

  /** A chat that people here are in. */
  private static final class Followers {
    final ChatId chat;
    int people;

    Followers(ChatId chat) {
      this.chat = chat;
    }
  }

  /**
   * Follows nothing yet.
   *
   * @param bus asked for each time, for there is none before the first subscription
   * @param whenEntered told of each chat that a person here got into, when it is followed: what was
   *     signalled between the two went past this node; must not block
   * @param whenUnfollowed told of each chat that no person here is in any more
   */
  Follows(
      Inbox inbox,
      LiveRosters rosters,
      Bus bus,
      Timer timer,
      Consumer<ChatId> whenEntered,
      Consumer<ChatId> whenUnfollowed) {
    this.inbox = inbox;
    this.rosters = rosters;
    this.whenEntered = whenEntered;
    this.whenUnfollowed = whenUnfollowed;
    followed = new Reconciler<>(this::isFollowed, bus::follow, bus::unfollow, timer);
  }

  /** What is followed on. */
  interface Bus {
    /** As {@link Signals.Subscription#follow}. */
    void follow(Collection<ChatId> chats);

    /** As {@link Signals.Subscription#unfollow}. */
    void unfollow(Collection<ChatId> chats);
  }

  /** Whether a person here is in this chat. */
  boolean isFollowed(ChatId chat) {
    return chats.containsKey(chat);
  }

  /**
   * A person has one more connection here; returns when their chats are followed.
   *
   * @throws PortFailure if their chats cannot be read; the connection counts until it goes
   */
  void come(PersonId person) {
    boolean first;
    lock.lock();
    try {
      first = people.computeIfAbsent(person, any -> new Present()).connections++ == 0;
    } finally {
      lock.unlock();
    }
    // Other connections have yet to be told of what put the person out of a chat.
    look(person, !first);
  }

  /** A connection of a person does not count any more. */
  void go(PersonId person) {
    ChatId[] gone = {};
    lock.lock();
    try {
      Present present = people.get(person);
      if (present != null && --present.connections == 0) {
        people.remove(person);
        gone = present.chats;
      }
      release(gone);
    } finally {
      lock.unlock();
    }
    // Nothing waits for it: a chat that is followed for too long is only of no use.
    var unused = settle(Arrays.asList(gone));
  }

  /** A person got into a chat, as is signalled now. */
  void add(PersonId person, ChatId chat) {
    lock.lock();
    try {
      Present present = people.get(person);
      if (present == null) {
        return;
      }
      present.changes++;
      Set<ChatId> all = new HashSet<>(Arrays.asList(present.chats));
      // One that was read already may still be on its way to be followed.
      if (all.add(chat)) {
        replace(present, all);
      }
    } finally {
      lock.unlock();
    }
    var unused = followed.changed(List.of(chat)).thenRun(() -> whenEntered.accept(chat));
  }

  /**
   * A person was put out of a chat, as is signalled now. Whether they are out is read, for a signal
   * may come late: one who is in again goes on hearing of it, and so does one who is out again by a
   * later entry, up to the signal of that one.
   *
   * @param seq of the entry that put them out
   * @throws PortFailure if it cannot be read; then the chat is followed for longer than it need be
   */
  void putOut(PersonId person, ChatId chat, long seq) {
    Integer changes = changed(person);
    for (int tries = 0; changes != null && tries < TRIES; tries++) {
      Membership now = rosters.memberships(chat, List.of(person)).get(person);
      if ((now != null && now.seesAfter(seq)) || drop(person, chat, changes)) {
        return;
      }
      changes = changes(person);
    }
  }

  private @Nullable Integer changed(PersonId person) {
    lock.lock();
    try {
      Present present = people.get(person);
      return present == null ? null : ++present.changes;
    } finally {
      lock.unlock();
    }
  }

  /** Drops a chat of a person; whether nothing was signalled since they were found to be out. */
  private boolean drop(PersonId person, ChatId chat, int changes) {
    lock.lock();
    try {
      Present present = people.get(person);
      if (present != null) {
        if (present.changes != changes) {
          return false;
        }
        Set<ChatId> rest = new HashSet<>(Arrays.asList(present.chats));
        rest.remove(chat);
        replace(present, rest);
      }
    } finally {
      lock.unlock();
    }
    var unused = settle(List.of(chat));
    return true;
  }

  /**
   * Reads a person's chats and follows those that they are in; returns when they are followed.
   *
   * @throws PortFailure if they cannot be read
   */
  void look(PersonId person) {
    look(person, false);
  }

  private void look(PersonId person, boolean keep) {
    for (int tries = 0; tries < TRIES; tries++) {
      Integer changes = changes(person);
      if (changes == null) {
        return;
      }
      Set<ChatId> heads = new HashSet<>();
      for (ChatHead head : inbox.heads(person)) {
        if (head.isIn()) {
          heads.add(head.chat());
        }
      }
      Collection<ChatId> changed = set(person, heads, changes, keep, tries == TRIES - 1);
      if (changed != null) {
        settle(changed).join();
        return;
      }
    }
  }

  private @Nullable Integer changes(PersonId person) {
    lock.lock();
    try {
      Present present = people.get(person);
      return present == null ? null : present.changes;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes over what was read.
   *
   * @param keep whether to keep what was followed before
   * @param merge whether to keep it rather than read once more
   * @return all that are or were followed for the person; {@code null} if it has to be read again
   */
  private @Nullable Collection<ChatId> set(
      PersonId person, Set<ChatId> heads, int changes, boolean keep, boolean merge) {
    lock.lock();
    try {
      Present present = people.get(person);
      if (present == null) {
        return List.of();
      }
      boolean changed = present.changes != changes;
      if (changed && !merge) {
        return null;
      }
      if (changed || keep) {
        heads.addAll(Arrays.asList(present.chats));
      }
      Set<ChatId> looked = new HashSet<>(Arrays.asList(present.chats));
      looked.addAll(heads);
      replace(present, heads);
      return looked;
    } finally {
      lock.unlock();
    }
  }

  private void replace(Present present, Set<ChatId> all) {
    List<ChatId> held = new ArrayList<>(all.size());
    for (ChatId chat : all) {
      Followers followers = chats.computeIfAbsent(chat, Followers::new);
      followers.people++;
      held.add(followers.chat);
    }
    ChatId[] before = present.chats;
    present.chats = held.toArray(ChatId[]::new);
    release(before);
  }

  private void release(ChatId[] some) {
    for (ChatId chat : some) {
      chats.computeIfPresent(chat, (same, all) -> --all.people == 0 ? null : all);
    }
  }

  /** Brings the bus to what is followed now. */
  private CompletableFuture<Void> settle(Collection<ChatId> some) {
    for (ChatId chat : some) {
      if (!isFollowed(chat)) {
        whenUnfollowed.accept(chat);
      }
    }
    return some.isEmpty() ? CompletableFuture.completedFuture(null) : followed.changed(some);
  }
}
