package io.i9chat.adapter.neo4j.chat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Membership;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Views as they were read last. Other programs change the same database, so any of them may be old,
 * but none is mixed of two versions. Two generations, of which the older is forgotten when the
 * younger is full.
 */
final class RecentViews {
  /**
   * How many chats and people in groups a generation holds, at most 1 KB each but for the texts.
   */
  private static final int GENERATION = 20_000;

  private final int most;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private volatile Generation young = new Generation();
  private volatile Generation old = new Generation();

  RecentViews() {
    this(GENERATION);
  }

  RecentViews(int most) {
    this.most = most;
  }

  private static final class Generation {
    private final Map<ChatId, Known> chats = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    @Nullable ChatView find(ChatId chat, PersonId person) {
      Known known = chats.get(chat);
      return known == null ? null : known.view(person);
    }

    /** Keeps a view, and tells how many chats and people in groups it holds then. */
    int learn(ChatView view, PersonId person) {
      chats.compute(
          view.id(),
          (id, there) -> {
            Known now = there == null ? new Known(view) : there.or(view);
            int before = there == null ? 0 : there.size();
            now.learn(view, person);
            size.addAndGet(now.size() - before);
            return now;
          });
      return size.get();
    }

    /** Forgets the chat if a view that was just read is of a later version. */
    void forgetBefore(ChatView view) {
      chats.computeIfPresent(
          view.id(),
          (id, there) -> {
            if (view.version() <= there.facts().version()) {
              return there;
            }
            size.addAndGet(-there.size());
            return null;
          });
    }
  }

  /**
   * A chat at one version.
   *
   * @param facts all of it but, in a group, who is in
   * @param members of a group, those who were asked about and are in
   */
  private record Known(ChatView facts, Map<PersonId, Membership> members) {
    Known(ChatView facts) {
      this(facts, new ConcurrentHashMap<>());
    }

    int size() {
      return 1 + members.size();
    }

    @Nullable ChatView view(PersonId person) {
      if (facts.direct() != null) {
        return facts;
      }
      Membership membership = members.get(person);
      return membership == null
          ? null
          : new ChatView(
              facts.id(),
              facts.openedAt(),
              facts.version(),
              Map.of(person, membership),
              facts.group(),
              null);
    }

    /** This, or what a view that was just read makes of the chat. */
    Known or(ChatView read) {
      // Opening a side of a direct chat changes its view and raises no version.
      boolean replaced =
          read.version() > facts.version()
              || (read.direct() != null && read.version() == facts.version());
      return replaced ? new Known(read) : this;
    }

    void learn(ChatView view, PersonId person) {
      if (view.direct() == null && view.version() == facts.version()) {
        members.put(person, view.of(person));
      }
    }
  }

  /** A view of a chat with this person, as it was at some moment. */
  Optional<ChatView> find(ChatId chat, PersonId person) {
    ChatView found = young.find(chat, person);
    if (found == null) {
      ChatView earlier = old.find(chat, person);
      if (earlier != null) {
        // Unless the younger generation knows that it is not so any more.
        learn(earlier, person);
        found = young.find(chat, person);
      }
    }
    (found == null ? misses : hits).increment();
    return Optional.ofNullable(found);
  }

  /** How often a view was there. */
  long hits() {
    return hits.sum();
  }

  /** How often none was. */
  long misses() {
    return misses.sum();
  }

  /** Keeps a view that was just read with this person, if they are in. */
  void learn(ChatView view, PersonId person) {
    Generation now = young;
    if (!view.of(person).isIn()) {
      now.forgetBefore(view);
      old.forgetBefore(view);
    } else if (now.learn(view, person) > most) {
      old = now;
      young = new Generation();
    }
  }
}
