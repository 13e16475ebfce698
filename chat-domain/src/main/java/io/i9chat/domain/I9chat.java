package io.i9chat.domain;

import io.i9chat.domain.account.ReservedNames;
import io.i9chat.domain.chat.ChatUseCases;
import io.i9chat.domain.chat.Summaries;
import io.i9chat.domain.common.CacheCounts;
import io.i9chat.domain.common.Fingerprints;
import io.i9chat.domain.common.Timer;
import io.i9chat.domain.common.TypingPauses;
import io.i9chat.domain.departure.ConfirmedDepartures;
import io.i9chat.domain.departure.DepartureUseCases;
import io.i9chat.domain.entry.Cards;
import io.i9chat.domain.entry.KnownPeople;
import io.i9chat.domain.entry.Names;
import io.i9chat.domain.group.GroupUseCases;
import io.i9chat.domain.group.Leaving;
import io.i9chat.domain.live.LiveEvents;
import io.i9chat.domain.live.LiveListener;
import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.domain.live.LiveUseCases;
import io.i9chat.domain.media.MediaUseCases;
import io.i9chat.domain.message.MessageUseCases;
import io.i9chat.domain.people.PeopleUseCases;
import io.i9chat.domain.presence.OnlineCounts;
import io.i9chat.domain.session.ForgetExpired;
import io.i9chat.domain.session.SessionEndings;
import io.i9chat.ports.Ports;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The chat backend: every use case by area, and live events. It is made from the ports, which stay
 * their owner's to close, after this. It starts no thread before something is subscribed to.
 */
public final class I9chat implements AutoCloseable {
  private final Ports ports;
  private final PeopleUseCases people;
  private final ChatUseCases chats;
  private final GroupUseCases groups;
  private final MessageUseCases messages;
  private final @Nullable MediaUseCases media;
  private final DepartureUseCases departures;
  private final LiveEvents live;
  private final KnownPeople known;
  private final OnlineCounts onlineCounts;
  private final LiveUseCases liveActs;
  private final ForgetExpired forgetExpired;
  private final @Nullable SignInUseCases signIn;
  private final List<Signals.Subscription> subscriptions = new ArrayList<>();
  private final Timer timer = new Timer();

  /** A backend on these ports, with nothing set. */
  public I9chat(Ports ports) {
    this(ports, I9chatSettings.DEFAULT);
  }

  /** A backend on these ports. */
  public I9chat(Ports ports, I9chatSettings settings) {
    this.ports = ports;
    Names names = new Names(ports.store().profiles());
    known = new KnownPeople(names, new Cards(ports.store().profiles()));
    onlineCounts = new OnlineCounts(ports);
    Fingerprints fingerprints =
        new Fingerprints(PlainKeys.of(ports.ids(), ports.signIn()), ports.store().keys());
    Summaries summaries = ChatUseCases.summaries(ports.store(), names);
    chats = ChatUseCases.of(ports, names, summaries, timer);
    messages = MessageUseCases.of(ports, names, fingerprints, settings.storage());
    media = ports.media() == null ? null : MediaUseCases.of(ports, settings.storage());
    Leaving leaving = new Leaving(ports);
    groups =
        GroupUseCases.of(
            ports,
            settings.groups(),
            new GroupUseCases.Common(known, onlineCounts, fingerprints, summaries, leaving));
    departures = DepartureUseCases.of(ports, known, leaving);
    people =
        PeopleUseCases.of(
            ports, known, settings.people(), new ReservedNames(settings.accounts()), departures);
    TypingPauses typing = new TypingPauses(ports.clock());
    live = new LiveEvents(ports, names, summaries, settings.live(), typing);
    liveActs = LiveUseCases.of(ports, typing);
    forgetExpired = new ForgetExpired(ports.store(), ports.clock());
    subscriptions.add(ports.signals().subscribe(names));
    subscriptions.add(ports.signals().subscribe(known.cards()));
    if (ports.signIn() == null) {
      signIn = null;
    } else {
      SessionEndings endings = new SessionEndings(ports.signals());
      signIn =
          SignInUseCases.of(
              ports, settings, endings, ConfirmedDepartures.of(ports, known, leaving));
      subscriptions.add(ports.signals().subscribe(endings.cache()));
    }
  }

  /**
   * Signing up and in, sessions and passwords, and what an operator does with accounts.
   *
   * @throws IllegalStateException if the ports have no {@link Ports#signIn}
   */
  public SignInUseCases signIn() {
    ports.signInPorts();
    return Objects.requireNonNull(signIn);
  }

  /** What people show of themselves, and finding them. */
  public PeopleUseCases people() {
    return people;
  }

  /** Opening, listing, reading and syncing chats. */
  public ChatUseCases chats() {
    return chats;
  }

  /** Creating and changing groups, and who is in them. */
  public GroupUseCases groups() {
    return groups;
  }

  /** Sending messages, what is done to them, finding them, and who has read them. */
  public MessageUseCases messages() {
    return messages;
  }

  /**
   * Announcing, downloading and cleaning up uploaded objects.
   *
   * @throws IllegalStateException if the ports have no {@link Ports#media}
   */
  public MediaUseCases media() {
    ports.mediaStore();
    return Objects.requireNonNull(media);
  }

  /** Exporting and deleting accounts, for those who have asked their owners. */
  public DepartureUseCases departures() {
    return departures;
  }

  /** Housekeeping: removes sessions, codes and shared positions that have expired. */
  public ForgetExpired forgetExpired() {
    return forgetExpired;
  }

  /**
   * How often what this node remembers was looked up.
   *
   * @param names usernames
   * @param cards what people show, in lists of members
   * @param onlineCounts how many members of groups are online
   */
  public record Caches(CacheCounts names, CacheCounts cards, CacheCounts onlineCounts) {}

  /** How often what this node remembers was looked up so far. */
  public Caches caches() {
    return new Caches(known.names().counts(), known.cards().counts(), onlineCounts.counts());
  }

  /** What is live only. */
  public LiveUseCases live() {
    return liveActs;
  }

  /**
   * Tells {@code listener} what happens to {@code person} from now on, until the subscription is
   * closed; they are online while they have one. The first subscription starts listening to the
   * bus.
   */
  public LiveSubscription subscribe(PersonId person, LiveListener listener) {
    return live.subscribe(person, listener);
  }

  /** Ends live events and every thread that was started for them. */
  @Override
  public void close() {
    subscriptions.forEach(Signals.Subscription::close);
    timer.close();
    live.close();
  }
}
