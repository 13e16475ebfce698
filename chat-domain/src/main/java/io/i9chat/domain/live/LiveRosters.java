package io.i9chat.domain.live;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rosters of the chats that entries pass through, so that an entry asks the store nothing. Only
 * what forwards a chat's entries may hold its roster, for only that keeps it up to date.
 */
final class LiveRosters {
  /** More members than this, in all chats together, are not held; some 50 bytes each. */
  private static final int HELD = 500_000;

  /** What a roster costs beside its members, in members. */
  private static final int CHAT = 5;

  /** A reader that is further behind than this gets what it missed by syncing. */
  private static final int BEHIND = 1_000;

  private static final List<Window> WHOLE_LOG = List.of(new Window(1, Window.OPEN));

  private final Chats chats;
  private final ChatLog log;
  private final int most;
  private final Map<ChatId, Held> rosters = new LinkedHashMap<>(64, 0.75f, true);
  private long weight;

  LiveRosters(StorePorts store) {
    this(store, HELD);
  }

  LiveRosters(StorePorts store, int most) {
    chats = store.chats();
    log = store.log();
    this.most = most;
  }

  /** A roster, and what it weighed when it was read. */
  private record Held(ChatRoster roster, int weight) {}

  /** The roster of a chat if it is held, {@code null} if it has to be read. */
  synchronized @Nullable ChatRoster held(ChatId chat) {
    Held held = rosters.get(chat);
    return held == null ? null : held.roster();
  }

  /**
   * The roster of a chat for telling of entries above {@code seq}, held from now on. A person put
   * out by one of those is in it too, though the store has let them go.
   */
  ChatRoster hold(ChatId chat, long seq) {
    ChatRoster held = held(chat);
    if (held != null) {
      return held;
    }
    ChatRoster roster = read(chat);
    try {
      hold(chat, roster, goneAbove(chat, seq, roster));
    } catch (PortFailure unreadable) {
      // Those who are in can be told; the next entry looks again for those who have gone.
    }
    return roster;
  }

  /**
   * Holds the roster of a chat from now on.
   *
   * @param later what the log held after the roster was read: who is missing from the one was put
   *     out by an entry of the other
   */
  void hold(ChatId chat, ChatRoster roster, List<Entry> later) {
    Set<PersonId> gone = new HashSet<>();
    addGone(later, roster, gone);
    hold(chat, roster, gone);
  }

  /** Page by page, of which none is kept. */
  private Set<PersonId> goneAbove(ChatId chat, long seq, ChatRoster roster) {
    Set<PersonId> gone = new HashSet<>();
    long above = seq;
    int left = BEHIND;
    while (left > 0) {
      LogPage page = log.log(chat, WHOLE_LOG, new Cursor.After(above), PageBound.of(left));
      addGone(page.entries(), roster, gone);
      left = page.more() ? left - page.entries().size() : 0;
      above = page.entries().isEmpty() ? above : page.entries().getLast().seq();
    }
    return gone;
  }

  private static void addGone(List<Entry> entries, ChatRoster roster, Set<PersonId> gone) {
    for (Entry entry : entries) {
      for (PersonId person : entry.payload().putsOut(entry.author())) {
        if (!roster.has(person)) {
          gone.add(person);
        }
      }
    }
  }

  private void hold(ChatId chat, ChatRoster roster, Set<PersonId> gone) {
    if (!gone.isEmpty()) {
      roster.add(memberships(chat, gone));
    }
    keep(chat, new Held(roster, roster.size() + CHAT));
  }

  /** The roster of a chat as it is now, to be used once. */
  ChatRoster glimpse(ChatId chat) {
    ChatRoster held = held(chat);
    return held == null ? read(chat) : held;
  }

  /** What these people are, or were, to a chat. */
  Map<PersonId, Membership> memberships(ChatId chat, Collection<PersonId> people) {
    Optional<ChatView> view = chats.view(chat, people);
    return view.isEmpty() ? Map.of() : view.get().members();
  }

  /** Lets go of the roster of a chat, as when entries may have passed it by. */
  synchronized void forget(ChatId chat) {
    Held held = rosters.remove(chat);
    weight -= held == null ? 0 : held.weight();
  }

  /** Lets go of all of them. */
  synchronized void forgetAll() {
    rosters.clear();
    weight = 0;
  }

  /** The roster of a chat, from the store. */
  ChatRoster read(ChatId chat) {
    return new ChatRoster(chats.roster(chat).map(Roster::members).orElse(Map.of()));
  }

  private synchronized void keep(ChatId chat, Held held) {
    forget(chat);
    rosters.put(chat, held);
    weight += held.weight();
    Iterator<Held> eldest = rosters.values().iterator();
    while (weight > most && rosters.size() > 1) {
      weight -= eldest.next().weight();
      eldest.remove();
    }
  }
}
