package io.i9chat.domain.live;

import io.i9chat.domain.chat.NamedEntry;
import io.i9chat.domain.chat.Names;
import io.i9chat.domain.chat.Summaries;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells those who are online here, and may know, of entries and of chats that are new to them. */
final class Announcer {
  private static final Duration RESYNC_AFTER = Duration.ofSeconds(1);

  private final Roster roster;
  private final Names names;
  private final Summaries summaries;
  private final Audience audience;
  private final Timer timer;
  private final AtomicBoolean resyncComes = new AtomicBoolean();

  Announcer(Roster roster, Names names, Summaries summaries, Audience audience, Timer timer) {
    this.timer = timer;
    this.roster = roster;
    this.names = names;
    this.summaries = summaries;
    this.audience = audience;
  }

  /** Whether one of those for whom a chat begins with these is online here. */
  boolean anyNewcomerOnline(List<Committed> commits) {
    for (Committed commit : commits) {
      for (PersonId newcomer : commit.newcomers()) {
        if (audience.has(newcomer)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Entries of the log as commits; the windows say for whom one is the first of the chat. */
  List<Committed> unsignalled(ChatId chat, List<Entry> entries) {
    Map<PersonId, Membership> people = Map.of();
    try {
      people = entries.isEmpty() ? people : roster.of(chat);
    } catch (PortFailure unreadable) {
      // Then those entries cannot be told either, and everybody is to look.
    }
    List<Committed> commits = new ArrayList<>();
    for (Entry entry : entries) {
      Set<PersonId> newcomers = new HashSet<>();
      boolean message = entry.payload() instanceof Payload.Message;
      people.forEach((person, membership) -> {
        boolean opener = message && person.equals(entry.author());
        if (startsAt(membership, entry.seq()) && !opener) {
          newcomers.add(person);
        }
      });
      commits.add(new Committed(entry, newcomers));
    }
    return commits;
  }

  private static boolean startsAt(Membership membership, long seq) {
    return !membership.windows().isEmpty() && membership.windows().getFirst().from() == seq;
  }

  /** Tells somebody of a chat that is new to them. */
  void appeared(ChatId chat, PersonId newcomer) {
    if (audience.has(newcomer)) {
      try {
        summaries
            .of(newcomer, chat)
            .ifPresent(summary ->
                audience.tell(newcomer, new Delivery(new LiveEvent.ChatAppeared(summary))));
      } catch (PortFailure unreadable) {
        audience.tell(newcomer, new Delivery(new LiveEvent.Resync()));
      }
    }
  }

  /** Tells of entries in order, newcomers first of the chat. */
  void deliver(ChatId chat, List<Committed> ready) {
    for (Committed commit : ready) {
      commit.newcomers().forEach(newcomer -> appeared(chat, newcomer));
      tell(chat, commit);
    }
  }

  /** Tells of one entry those who may see it. */
  void tell(ChatId chat, Committed commit) {
    Entry entry = commit.entry();
    try {
      Delivery delivery = null;
      for (Map.Entry<PersonId, Membership> member : roster.of(chat).entrySet()) {
        if (member.getValue().sees(entry.seq()) && audience.has(member.getKey())) {
          if (delivery == null) {
            delivery = new Delivery(new LiveEvent.EntryAppended(NamedEntry.of(entry, names)));
          }
          audience.tell(member.getKey(), delivery);
        }
      }
    } catch (PortFailure unreadable) {
      // Whose entry it is cannot be told now, so everybody is to look.
      resyncAllSoon();
    }
  }

  /** Tells everybody in the chat to look for themselves. */
  void resync(ChatId chat) {
    Delivery resync = new Delivery(new LiveEvent.Resync());
    try {
      roster.of(chat).keySet().forEach(person -> audience.tell(person, resync));
    } catch (PortFailure unreadable) {
      resyncAllSoon();
    }
  }

  /**
   * Tells everybody here to look for themselves, a little later and once for all that fails until
   * then: a store that is overloaded must not get everybody's syncs for each entry.
   */
  private void resyncAllSoon() {
    if (resyncComes.compareAndSet(false, true)) {
      timer.after(
          RESYNC_AFTER,
          () -> {
            resyncComes.set(false);
            audience.tellAll(new Delivery(new LiveEvent.Resync()));
          });
    }
  }
}
