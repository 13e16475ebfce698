package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Membership;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of chats without asking SQLite, so that most views are answered on the caller's own
 * thread. Of a group it knows the people who were asked about, not the roster.
 *
 * <p>The writer drops a chat whose version or windows a transaction changed, after it is durable
 * and before any caller is answered. What a reader is about to put into a chat that was dropped is
 * discarded, so an older snapshot can never stay.
 */
public final class Views {
  /** How many chats and people in chats are known at the most, some 200 bytes each. */
  private static final long MOST = 200_000;

  private final Map<ChatId, Known> chats = new ConcurrentHashMap<>();
  private final AtomicLong known = new AtomicLong();
  private final long most;

  public Views() {
    this(MOST);
  }

  public Views(long most) {
    this.most = most;
  }

  /** The chat's facts that a view starts from. */
  private record Facts(
      Instant openedAt, long version, @Nullable GroupState group, @Nullable DirectState direct) {
    static Facts of(ChatView view) {
      return new Facts(view.openedAt(), view.version(), view.group(), view.direct());
    }

    ChatView view(ChatId id, Map<PersonId, Membership> members) {
      return new ChatView(id, openedAt, version, members, group, direct);
    }
  }

  /** One chat, for as long as nothing about it changes. */
  private final class Known {
    private final Map<PersonId, Membership> members = new HashMap<>();
    private @Nullable Facts facts;
    private @Nullable ChatView direct;
    private boolean dropped;

    synchronized @Nullable ChatView view(ChatId id, Collection<PersonId> people) {
      if (direct != null || facts == null) {
        return direct;
      }
      Map<PersonId, Membership> asked = new HashMap<>();
      for (PersonId person : people) {
        Membership membership = members.get(person);
        if (membership == null) {
          return null;
        }
        if (!membership.windows().isEmpty()) {
          asked.put(person, membership);
        }
      }
      return facts.view(id, asked);
    }

    synchronized void learn(ChatView view, Collection<PersonId> people) {
      if (dropped) {
        return;
      }
      if (facts != null && facts.version() != view.version()) {
        // The chat changed between two reads, and the writer has not dropped this yet. Memberships
        // of one version must never be served with another.
        if (facts.version() > view.version()) {
          return;
        }
        known.addAndGet(-members.size());
        members.clear();
      }
      facts = Facts.of(view);
      if (view.kind() == ChatKind.DIRECT) {
        direct = view;
        return;
      }
      for (PersonId person : people) {
        if (members.put(person, view.of(person)) == null) {
          known.incrementAndGet();
        }
      }
    }

    synchronized void drop() {
      if (!dropped) {
        dropped = true;
        known.addAndGet(-1L - members.size());
      }
    }
  }

  /** The view, if all of it is known. */
  @Nullable ChatView known(ChatId id, Collection<PersonId> people) {
    Known chat = chats.get(id);
    return chat == null ? null : chat.view(id, people);
  }

  /** Reads the view, and remembers it. The snapshot must not have begun before this call. */
  @Nullable ChatView read(Sql sql, ChatId id, Collection<PersonId> people) throws SQLException {
    Known chat = chats.computeIfAbsent(id, unknown -> newlyKnown());
    ChatView view = snapshot(sql, id, people);
    if (view == null) {
      drop(id, chat);
    } else {
      chat.learn(view, people);
      makeRoom();
    }
    return view;
  }

  private Known newlyKnown() {
    known.incrementAndGet();
    return new Known();
  }

  /** Forgets a chat that changed. */
  void forget(ChatId id) {
    Known chat = chats.remove(id);
    if (chat != null) {
      chat.drop();
    }
  }

  private void drop(ChatId id, Known chat) {
    chats.remove(id, chat);
    chat.drop();
  }

  /** Forgets whichever chats come first until a quarter is free; they are read again if needed. */
  private void makeRoom() {
    if (known.get() <= most) {
      return;
    }
    Iterator<Map.Entry<ChatId, Known>> each = chats.entrySet().iterator();
    while (known.get() > most - most / 4 && each.hasNext()) {
      Map.Entry<ChatId, Known> victim = each.next();
      drop(victim.getKey(), victim.getValue());
    }
  }

  private static @Nullable ChatView snapshot(Sql sql, ChatId id, Collection<PersonId> people)
      throws SQLException {
    ChatState chat = ChatState.find(sql, id);
    return chat == null ? null : view(sql, chat, people);
  }

  /** The view of a chat that was found in the same snapshot or transaction. */
  static ChatView view(Sql sql, ChatState chat, Collection<PersonId> people) throws SQLException {
    Map<PersonId, Membership> members = new HashMap<>();
    for (PersonId person : chat.isDirect() ? chat.sides : people) {
      MemberRow member = MemberRow.find(sql, chat.key, person);
      if (member != null) {
        members.put(person, member.membership());
      } else if (chat.isDirect()) {
        members.put(person, Membership.NONE);
      }
    }
    return view(sql, chat, members);
  }

  static ChatView view(Sql sql, ChatState chat, Map<PersonId, Membership> members)
      throws SQLException {
    DirectState direct = chat.isDirect() ? DirectChats.state(sql, chat.sides) : null;
    return new ChatView(chat.id, chat.openedAt, chat.version, members, chat.group(), direct);
  }
}
