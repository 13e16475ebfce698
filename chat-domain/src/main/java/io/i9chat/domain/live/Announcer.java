package io.i9chat.domain.live;

import io.i9chat.domain.chat.Summaries;
import io.i9chat.domain.common.Timer;
import io.i9chat.domain.entry.HiddenEntry;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.Names;
import io.i9chat.domain.entry.SeenEntries;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Tells those who are online here, and may know, of entries and of chats that are new to them. */
final class Announcer {
  private static final Duration RESYNC_AFTER = Duration.ofSeconds(1);

  private final LiveRosters rosters;
  private final Names names;
  private final Summaries summaries;
  private final Listeners audience;
  private final Timer timer;
  private final AtomicBoolean resyncComes = new AtomicBoolean();

  Announcer(
      LiveRosters rosters, Names names, Summaries summaries, Listeners audience, Timer timer) {
    this.timer = timer;
    this.rosters = rosters;
    this.names = names;
    this.summaries = summaries;
    this.audience = audience;
  }

  /**
   * Whether these can be told of without asking the store: the publisher must not wait for the
   * store on behalf of others.
   */
  boolean knowsAllOf(ChatId chat, List<Committed> commits) {
    ChatRoster roster = rosters.held(chat);
    if (roster == null) {
      return commits.isEmpty();
    }
    for (Committed commit : commits) {
      Entry entry = commit.entry();
      for (PersonId newcomer : commit.newcomers()) {
        if (audience.has(newcomer)) {
          return false;
        }
      }
      if (!returning(roster, commit).isEmpty()
          || !names.knows(List.of(entry.author()))
          || !names.knows(entry.payload().named())) {
        return false;
      }
    }
    return true;
  }

  /** Those who are let in by an entry, not for the first time: their windows have to be read. */
  private static Set<PersonId> returning(ChatRoster roster, Committed commit) {
    Set<PersonId> letIn = commit.entry().payload().letsIn(commit.entry().author());
    if (letIn.isEmpty()) {
      return letIn;
    }
    Set<PersonId> returning = new HashSet<>();
    for (PersonId person : letIn) {
      if (!roster.has(person) && !commit.newcomers().contains(person)) {
        returning.add(person);
      }
    }
    return returning;
  }

  /** Entries of the log as commits; windows say for which people one is the first of the chat. */
  List<Committed> unsignalled(ChatId chat, List<Entry> entries) {
    Set<PersonId> letIn = new HashSet<>();
    boolean first = false;
    for (Entry entry : entries) {
      letIn.addAll(entry.payload().letsIn(entry.author()));
      first |= entry.seq() == 1;
    }
    Map<PersonId, Membership> people = Map.of();
    try {
      people = letIn.isEmpty() && !first ? people : rosters.memberships(chat, letIn);
    } catch (PortFailure unreadable) {
      // Then those entries cannot be told either, and all members are to sync.
    }
    List<Committed> commits = new ArrayList<>();
    for (Entry entry : entries) {
      commits.add(new Committed(entry, newcomers(entry, people)));
    }
    return commits;
  }

  private static Set<PersonId> newcomers(Entry entry, Map<PersonId, Membership> people) {
    Set<PersonId> newcomers = new HashSet<>();
    boolean message = entry.payload() instanceof Payload.Message;
    people.forEach((person, membership) -> {
      boolean opener = message && person.equals(entry.author());
      if (startsAt(membership, entry.seq()) && !opener) {
        newcomers.add(person);
      }
    });
    return newcomers;
  }

  private static boolean startsAt(Membership membership, long seq) {
    return !membership.windows().isEmpty() && membership.windows().getFirst().from() == seq;
  }

  /** Tells a person of a chat that is new to them. */
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

  /** Tells a person's devices of a chat whose settings they changed. */
  void changed(ChatId chat, PersonId owner) {
    if (audience.has(owner)) {
      try {
        summaries
            .of(owner, chat)
            .ifPresent(
                summary -> audience.tell(owner, new Delivery(new LiveEvent.ChatChanged(summary))));
      } catch (PortFailure unreadable) {
        // Settings are a convenience: the next list of chats has them.
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
      ChatRoster roster = rosters.hold(chat, entry.seq() - 1);
      Set<PersonId> returning = returning(roster, commit);
      if (!returning.isEmpty()) {
        roster.add(rosters.memberships(chat, returning));
      }
      roster.pass(entry);
      tell(roster, entry);
      roster.passed(entry);
    } catch (PortFailure unreadable) {
      // The entry cannot be told now, so all members are to sync.
      rosters.forget(chat);
      resyncAllSoon();
    }
  }

  /** Goes through the members or through those who are online here, whichever are fewer. */
  private void tell(ChatRoster roster, Entry entry) {
    Telling telling = new Telling(entry);
    if (audience.people().size() < roster.size()) {
      for (PersonId person : audience.people()) {
        telling.tell(person, roster.of(person));
      }
    } else {
      roster.forEach(telling::tell);
    }
  }

  /** One entry on its way, in the two forms that it may have; each is made once. */
  private final class Telling {
    private final Entry entry;
    private @Nullable Delivery shown;
    private @Nullable Delivery hidden;

    private Telling(Entry entry) {
      this.entry = entry;
    }

    private void tell(PersonId person, Membership membership) {
      if (membership.sees(entry.seq()) && audience.has(person)) {
        audience.tell(person, SeenEntries.hides(membership, entry) ? hidden() : shown());
      }
    }

    private Delivery shown() {
      if (shown == null) {
        shown = new Delivery(new LiveEvent.EntryAppended(NamedEntry.of(entry, names)));
      }
      return shown;
    }

    private Delivery hidden() {
      if (hidden == null) {
        hidden = new Delivery(new LiveEvent.EntryAppended(HiddenEntry.of(entry)));
      }
      return hidden;
    }
  }

  /** Tells all members of the chat to sync, for entries of it are passed over. */
  void resync(ChatId chat) {
    Delivery resync = new Delivery(new LiveEvent.Resync());
    try {
      rosters.glimpse(chat).forEach((person, membership) -> audience.tell(person, resync));
    } catch (PortFailure unreadable) {
      resyncAllSoon();
    } finally {
      rosters.forget(chat);
    }
  }

  /**
   * Tells all clients here to sync, a little later and once for all that fails until then: an
   * overloaded store must not get the syncs of all clients for each entry.
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
