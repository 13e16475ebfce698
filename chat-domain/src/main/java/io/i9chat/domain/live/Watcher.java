package io.i9chat.domain.live;

import io.i9chat.domain.presence.Presence;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection that watches people, and what it was told of them. */
final class Watcher {
  /** How many people one connection may watch. */
  static final int MOST = 500;

  private final Recipient recipient;
  private final Watchers<Watcher> index;
  private final Map<PersonId, Watch> watches = new HashMap<>();
  private boolean ended;

  Watcher(Recipient recipient, Watchers<Watcher> index) {
    this.recipient = recipient;
    this.index = index;
  }

  /** One person who is watched. */
  private static final class Watch {
    boolean visible;

    /** {@code null} until it is answered for the first time. */
    @Nullable Presence told;

    /** Whether something happened before the first answer, which may not know of it. */
    boolean missed;

    /** The calls that wait for the first answer; it is watched as long as one of them may come. */
    final Set<Object> calls = new HashSet<>();
  }

  /** A presence, and the event for all who see it so. */
  record News(Presence presence, Delivery delivery) {
    static News of(Presence presence) {
      return new News(presence, new Delivery(new LiveEvent.PresenceChanged(presence)));
    }
  }

  /** Who watches. */
  PersonId viewer() {
    return recipient.person();
  }

  /**
   * Begins to watch people.
   *
   * @param call stands for this call, by identity, until {@link #settle}
   * @return those of them who have no answer yet
   * @throws InvalidValue if they would be too many; then none of them is watched
   */
  synchronized List<PersonId> begin(Object call, Collection<PersonId> people) {
    long fresh = people.stream().filter(person -> !watches.containsKey(person)).count();
    if (watches.size() + fresh > MOST) {
      throw new InvalidValue("must be at most " + MOST + " people on one connection");
    }
    List<PersonId> unanswered = new ArrayList<>();
    for (PersonId person : people) {
      Watch watch = watches.get(person);
      if (watch == null && !ended) {
        watch = new Watch();
        watches.put(person, watch);
        index.add(person, this);
      }
      if (watch == null || watch.told == null) {
        unanswered.add(person);
      }
      if (watch != null && watch.told == null) {
        watch.calls.add(call);
      }
    }
    return unanswered;
  }

  /**
   * Answers what is seen of a person: as told since, if they were already watched.
   *
   * @return whether something happened meanwhile that this may not know of
   */
  synchronized boolean answer(PersonId person, boolean visible, Presence presence) {
    Watch watch = watches.get(person);
    if (watch == null || watch.told != null) {
      return false;
    }
    watch.visible = visible;
    watch.told = presence;
    return watch.missed;
  }

  /** What was told last of these people, as far as they are watched. */
  synchronized Map<PersonId, Presence> told(Collection<PersonId> people) {
    Map<PersonId, Presence> told = new HashMap<>();
    for (PersonId person : people) {
      Watch watch = watches.get(person);
      if (watch != null && watch.told != null) {
        told.put(person, watch.told);
      }
    }
    return told;
  }

  /** A watched person came online or went offline; told only if it may be seen. */
  synchronized void moved(PersonId person, News news) {
    Watch watch = watches.get(person);
    if (watch != null && (watch.told == null || watch.visible)) {
      tell(watch, news);
    }
  }

  /** It is decided again what may be seen of a person; told only if that changes. */
  synchronized void decided(PersonId person, boolean visible, News news) {
    Watch watch = watches.get(person);
    if (watch != null) {
      watch.visible = visible;
      tell(watch, news);
    }
  }

  /** A person has no account any more. */
  synchronized void vanished(PersonId person) {
    Watch watch = watches.remove(person);
    index.remove(person, this);
    if (watch != null && watch.told != null) {
      tell(watch, News.of(Presence.hidden(watch.told.username())));
    }
  }

  private void tell(Watch watch, News news) {
    if (watch.told == null) {
      watch.missed = true;
    } else if (!watch.told.equals(news.presence())) {
      watch.told = news.presence();
      recipient.tell(news.delivery());
    }
  }

  /** Watches those with these usernames no more. */
  synchronized void end(Set<Username> usernames) {
    watches
        .entrySet()
        .removeIf(watch -> {
          Presence told = watch.getValue().told;
          boolean ends = told != null && usernames.contains(told.username());
          if (ends) {
            index.remove(watch.getKey(), this);
          }
          return ends;
        });
  }

  /** Stops watching, for good. */
  synchronized void end() {
    ended = true;
    watches.keySet().forEach(person -> index.remove(person, this));
    watches.clear();
  }

  /** Ends a call; takes back what it began, if it could not be answered and no other call may. */
  synchronized void settle(Object call, Collection<PersonId> people) {
    for (PersonId person : people) {
      Watch watch = watches.get(person);
      if (watch != null
          && watch.calls.remove(call)
          && watch.calls.isEmpty()
          && watch.told == null) {
        watches.remove(person);
        index.remove(person, this);
      }
    }
  }
}
