package io.i9chat.domain.live;

import io.i9chat.domain.common.CoalescingExecutor;
import io.i9chat.domain.common.Timer;
import io.i9chat.domain.live.Watcher.News;
import io.i9chat.domain.presence.Presence;
import io.i9chat.domain.presence.Presences;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells connections of the presence of the people they watch, as far as each may see it. What was
 * decided holds until a setting, a block or a first message changes it; all of it happens in the
 * order it comes in, from facts that are read then, so that the last word is the right one. Rules:
 * PRESENCE-B.
 */
final class Watches {
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** So many people at most are asked for at once. */
  private static final int AT_ONCE = 1_000;

  private final Profiles profiles;
  private final Presences presences;
  private final Timer timer;
  private final Watchers<Watcher> watchers = new Watchers<>();
  private final CoalescingExecutor<Task> executor = new CoalescingExecutor<>(this::run);

  Watches(Ports ports, Timer timer) {
    profiles = ports.store().profiles();
    presences = new Presences(ports);
    this.timer = timer;
  }

  private sealed interface Task {}

  /** A person came online or went offline. */
  private record Moved(PersonId person) implements Task {}

  /** Who sees a person is to be decided again. */
  private record Seen(PersonId person) implements Task {}

  /** What a viewer sees of a person is to be decided again. */
  private record SeenBy(PersonId person, PersonId viewer) implements Task {}

  /** A watcher for a connection that has none. */
  Watcher watcher(Recipient recipient) {
    return new Watcher(recipient, watchers);
  }

  /**
   * Begins to watch people, and answers how they are now; unknown ones are left out.
   *
   * @throws InvalidValue if that would be more than 500 people; then none of them is watched
   */
  List<Presence> watch(Watcher watcher, Collection<Username> usernames) {
    if (usernames.size() > Watcher.MOST) {
      throw new InvalidValue("must be at most " + Watcher.MOST + " people on one connection");
    }
    List<Profile> found = usernames.isEmpty() ? List.of() : profiles.byUsername(usernames);
    List<PersonId> people = found.stream().map(Profile::id).toList();
    Object call = new Object();
    List<PersonId> unanswered = watcher.begin(call, people);
    Map<PersonId, Presence> answers = new HashMap<>();
    try {
      Set<PersonId> fresh = new HashSet<>(unanswered);
      answers.putAll(
          answer(watcher, found.stream().filter(one -> fresh.contains(one.id())).toList()));
    } finally {
      watcher.settle(call, unanswered);
    }
    answers.putAll(watcher.told(people));
    return people.stream().map(answers::get).filter(Objects::nonNull).toList();
  }

  private Map<PersonId, Presence> answer(Watcher watcher, List<Profile> people) {
    Map<PersonId, Presence> answers = new HashMap<>();
    Set<PersonId> visible = presences.visible(watcher.viewer(), people);
    Set<PersonId> online = presences.online(visible);
    for (Profile person : people) {
      boolean seen = visible.contains(person.id());
      Presence presence = Presences.presence(person, seen, online.contains(person.id()));
      answers.put(person.id(), presence);
      if (watcher.answer(person.id(), seen, presence)) {
        executor.add(new SeenBy(person.id(), watcher.viewer()));
      }
    }
    return answers;
  }

  /** A person came online or went offline. */
  void moved(PersonId person) {
    if (watchers.any(person)) {
      executor.add(new Moved(person));
    }
  }

  /** A person's settings or account changed. */
  void changed(PersonId person) {
    if (watchers.any(person)) {
      executor.add(new Seen(person));
    }
  }

  /** What stands between two people is something else now. */
  void related(PersonId one, PersonId other) {
    if (watchers.any(one)) {
      executor.add(new SeenBy(one, other));
    }
    if (watchers.any(other)) {
      executor.add(new SeenBy(other, one));
    }
  }

  /** Anything may have happened. */
  void lookAgain() {
    watchers.people().forEach(person -> executor.add(new Seen(person)));
  }

  private void run(List<Task> batch) {
    Set<PersonId> moved = new HashSet<>();
    for (Task task : batch) {
      switch (task) {
        case Moved(PersonId person) -> moved.add(person);
        case Seen(PersonId person) -> attempt(task, () -> decide(person, null));
        case SeenBy(PersonId person, PersonId viewer) ->
            attempt(task, () -> decide(person, viewer));
      }
    }
    List<PersonId> all = List.copyOf(moved);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      move(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
  }

  private void attempt(Task task, Runnable deciding) {
    try {
      deciding.run();
    } catch (PortFailure unreadable) {
      // A viewer who may not see a person any more must not go on seeing them.
      timer.after(AGAIN, () -> executor.add(task));
    }
  }

  private void move(List<PersonId> people) {
    try {
      Set<PersonId> online = presences.online(people);
      for (Profile person : profiles.byId(people)) {
        News news = News.of(Presences.presence(person, true, online.contains(person.id())));
        watchers.of(person.id()).forEach(watcher -> watcher.moved(person.id(), news));
      }
    } catch (PortFailure unreadable) {
      timer.after(AGAIN, () -> people.forEach(this::moved));
    }
  }

  /** Decides who sees a person: one viewer only, or all who watch them. */
  private void decide(PersonId id, @Nullable PersonId only) {
    List<Watcher> concerned = new ArrayList<>();
    for (Watcher watcher : watchers.of(id)) {
      if (only == null || only.equals(watcher.viewer())) {
        concerned.add(watcher);
      }
    }
    if (concerned.isEmpty()) {
      return;
    }
    List<Profile> found = profiles.byId(List.of(id));
    if (found.isEmpty()) {
      concerned.forEach(watcher -> watcher.vanished(id));
      return;
    }
    Profile person = found.getFirst();
    Set<PersonId> viewers = concerned.stream().map(Watcher::viewer).collect(Collectors.toSet());
    Set<PersonId> seeing = presences.viewers(person, viewers);
    boolean online = !presences.online(List.of(id)).isEmpty();
    News shown = News.of(Presences.presence(person, true, online));
    News hidden = News.of(Presence.hidden(person.username()));
    for (Watcher watcher : concerned) {
      boolean visible = seeing.contains(watcher.viewer());
      watcher.decided(id, visible, visible ? shown : hidden);
    }
  }
}
