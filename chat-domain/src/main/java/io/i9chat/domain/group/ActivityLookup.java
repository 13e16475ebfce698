package io.i9chat.domain.group;

import io.i9chat.domain.entry.Names;
import io.i9chat.domain.entry.SeenEntries;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.PageBound;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the latest entry that made something so, for those who ask for what is so already. The cost
 * goes by the group's own changes since then, never by its messages. That it is so already is
 * decided by {@link MemberPolicy}, {@link UpdatePolicy} and {@link JoiningPolicy}. Rules: GROUP-11.
 */
final class ActivityLookup {
  private static final int PAGE = 500;

  private final ChatLog log;
  private final Names names;

  ActivityLookup(ChatLog log, Names names) {
    this.log = log;
    this.names = names;
  }

  /** The latest entry that gave {@code person} this status. */
  SeenEntry status(ChatId chat, PersonId person, MemberStatus status, GroupCaller caller) {
    return latest(
        chat, entry -> entry.payload().statuses(entry.author()).get(person) == status, caller);
  }

  /** The latest change that {@code made} it so. */
  SeenEntry latest(ChatId chat, Predicate<Entry> made, GroupCaller caller) {
    long below = Long.MAX_VALUE;
    while (true) {
      List<Entry> page = log.activities(chat, below, PageBound.of(PAGE));
      for (Entry entry : page) {
        if (made.test(entry)) {
          return seen(entry, caller);
        }
      }
      if (page.isEmpty()) {
        throw new IllegalStateException("nothing in the log of " + chat + " made it so");
      }
      below = page.getLast().seq();
    }
  }

  /** The entry that put the person of {@code membership} out last. */
  SeenEntry going(ChatId chat, Membership membership, GroupCaller caller) {
    long seq = membership.windows().getLast().to();
    return seen(log.at(chat, List.of(seq), PageBound.of(1)).getFirst(), caller);
  }

  /** An entry as {@code caller} may see it. */
  SeenEntry seen(Entry entry, GroupCaller caller) {
    return SeenEntries.answer(entry, caller.person(), caller.membership(), names);
  }

  /** Who asks, and what they are to the group. */
  record GroupCaller(PersonId person, Membership membership) {}
}
