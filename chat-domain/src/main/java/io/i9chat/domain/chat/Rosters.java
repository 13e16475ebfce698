package io.i9chat.domain.chat;

import io.i9chat.domain.entry.Names;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Membership;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is in a group, in the order of their usernames. The last used are remembered as long as the
 * group is at the same version, so that paging through ten thousand sorts them once.
 */
public final class Rosters {
  /** How many members are remembered, of all groups together; some tens of megabytes at most. */
  private static final int REMEMBERED = 200_000;

  /** A member. */
  public record Listed(PersonId person, Username username, Membership membership) {}

  /**
   * All members, by username ignoring case; without deleted accounts.
   *
   * @param version the group's version that this is the roster of
   */
  public record Sorted(long version, List<Listed> members) {
    /** Takes a copy of the list. */
    public Sorted {
      members = List.copyOf(members);
    }

    /** Where the members behind {@code username} begin. */
    public int behind(Username username) {
      int low = 0;
      int high = members.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (members.get(middle).username().compareTo(username) > 0) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }
  }

  private final Chats chats;
  private final Names names;
  private final Map<ChatId, Sorted> remembered = new LinkedHashMap<>(16, 0.75f, true);
  private int held;

  /** Rosters of these chats. */
  public Rosters(Chats chats, Names names) {
    this.chats = chats;
    this.names = names;
  }

  /**
   * Who is in the group of {@code view}, at its version; empty if the group has changed since, so
   * that what was decided on the view is to be decided again.
   */
  public Optional<Sorted> of(ChatView view) {
    synchronized (remembered) {
      Sorted known = remembered.get(view.id());
      if (known != null && known.version() == view.version()) {
        return Optional.of(known);
      }
    }
    return chats
        .roster(view.id())
        .filter(roster -> roster.version() == view.version())
        .map(roster -> sorted(view.id(), roster.version(), roster.members()));
  }

  private Sorted sorted(ChatId chat, long version, Map<PersonId, Membership> members) {
    List<Listed> listed = new ArrayList<>(members.size());
    names
        .of(members.keySet())
        .forEach((person, username) -> {
          Membership membership = members.get(person);
          if (membership != null) {
            listed.add(new Listed(person, username, membership));
          }
        });
    listed.sort(Comparator.comparing(Listed::username));
    Sorted sorted = new Sorted(version, listed);
    remember(chat, sorted);
    return sorted;
  }

  private void remember(ChatId chat, Sorted sorted) {
    synchronized (remembered) {
      Sorted before = remembered.put(chat, sorted);
      held += sorted.members().size() - (before == null ? 0 : before.members().size());
      Iterator<Sorted> eldest = remembered.values().iterator();
      while (held > REMEMBERED && remembered.size() > 1) {
        held -= eldest.next().members().size();
        eldest.remove();
      }
    }
  }
}
