package io.i9chat.tck.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The contract of {@link Signals} between nodes. */
public interface ClusterBusContract {
  /** The cluster under test, without nodes; the same at every call within a test. */
  Cluster cluster();

  private static Signal said(ChatId chat, PersonId author, Set<PersonId> newcomers) {
    Payload message =
        new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text("щ😀\n"), 1L);
    Entry entry = new Entry(chat, 2, Fresh.now(), author, message, 1);
    return new Signal.Appended(chat, List.of(new Committed(entry, newcomers)));
  }

  private static Signal added(ChatId chat, PersonId author, PersonId added) {
    Payload payload = new Payload.Added(List.of(added));
    Entry entry = new Entry(chat, 3, Fresh.now(), author, payload, 1);
    return new Signal.Appended(chat, List.of(new Committed(entry, Set.of())));
  }

  private static Signal receipt(ChatId chat, PersonId person, long read) {
    Instant at = Fresh.now();
    return new Signal.ReceiptMoved(
        chat,
        person,
        new ReceiptState(new Watermarks(read, read, at, at), new Watermarks(read, 0, at, null)),
        at);
  }

  @Test
  @Rule("SIGNALS-5")
  default void whatIsForAllNodesReachesAll(PersonId ada) {
    Cluster.Node here = cluster().join();
    List<Heard> others = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Heard heard = new Heard();
      others.add(heard);
      cluster().join().signals().subscribe(heard);
    }
    SessionId phone = Fresh.session();
    SessionId laptop = Fresh.session();
    List<Signal> all =
        List.of(
            new Signal.PersonChanged(ada),
            new Signal.PresenceChanged(ada, true, Fresh.now()),
            new Signal.SessionsEnded(ada, Set.of(phone, laptop)));

    all.forEach(here.signals()::publish);

    others.forEach(heard -> all.forEach(heard::await));
  }

  @Test
  @Rule({"SIGNALS-5", "SIGNALS-6"})
  default void whatIsAboutAChatReachesTheNodesThatFollowIt(PersonId ada) {
    Cluster.Node here = cluster().join();
    Cluster.Node there = cluster().join();
    ChatId chat = Fresh.chat();
    Heard heard = new Heard();
    try (Signals.Subscription subscription = there.signals().subscribe(heard)) {
      subscription.follow(List.of(Fresh.chat(), chat));
      List<Signal> all =
          List.of(said(chat, ada, Set.of()), receipt(chat, ada, 7), new Signal.Typing(chat, ada));
      all.forEach(here.signals()::publish);
      all.forEach(heard::await);
    }
  }

  @Test
  @Rule("SIGNALS-6")
  default void aFollowedChatIsHeardFromTheReturnOn(PersonId ada) {
    Cluster.Node here = cluster().join();
    Cluster.Node there = cluster().join();
    Heard heard = new Heard();
    try (Signals.Subscription subscription = there.signals().subscribe(heard)) {
      for (int round = 0; round < 50; round++) {
        ChatId chat = Fresh.chat();
        subscription.follow(List.of(chat));
        Signal signal = said(chat, ada, Set.of());
        here.signals().publish(signal);
        heard.await(signal);
      }
    }
  }

  @Test
  @Rule("SIGNALS-6")
  default void whoUnfollowsDoesNotUnfollowForAnotherOfTheSameNode(PersonId ada) {
    Cluster.Node here = cluster().join();
    Cluster.Node there = cluster().join();
    ChatId chat = Fresh.chat();
    Heard staying = new Heard();
    try (Signals.Subscription stays = there.signals().subscribe(staying)) {
      stays.follow(List.of(chat));
      stays.follow(List.of(chat));
      Signals.Subscription leaves = there.signals().subscribe(new Heard());
      leaves.follow(List.of(chat));
      leaves.unfollow(List.of(chat));
      leaves.unfollow(List.of(chat));
      Signal first = said(chat, ada, Set.of());
      here.signals().publish(first);
      staying.await(first);

      leaves.follow(List.of(chat));
      leaves.close();
      Signal second = said(chat, ada, Set.of());
      here.signals().publish(second);
      staying.await(second);
    }
  }

  @Test
  @Rule("SIGNALS-5")
  default void whatIsForPeopleReachesTheNodesThatHaveThem(PersonId ada, PersonId bob) {
    Cluster.Node here = cluster().join();
    Cluster.Node there = cluster().join();
    ChatId chat = Fresh.chat();
    Heard heard = new Heard();
    try (Signals.Subscription subscription = there.signals().subscribe(heard)) {
      assertThat(subscription).isNotNull();
      there.board().arrive(List.of(bob));
      List<Signal> all =
          List.of(
              new Signal.ChatOpened(chat, bob),
              new Signal.PreferencesChanged(chat, bob),
              new Signal.RelationChanged(ada, bob),
              said(chat, ada, Set.of(bob)),
              added(chat, ada, bob));
      all.forEach(here.signals()::publish);
      all.forEach(heard::await);
    }
  }

  @Test
  @Rule("SIGNALS-5")
  default void theEntriesOfAChatComeAsTheyWerePublished(PersonId ada, PersonId bob) {
    Cluster.Node here = cluster().join();
    Cluster.Node there = cluster().join();
    ChatId chat = Fresh.chat();
    Heard heard = new Heard();
    List<Signal> all = new CopyOnWriteArrayList<>();
    try (Signals.Subscription subscription = there.signals().subscribe(heard)) {
      subscription.follow(List.of(chat));
      Race.each(
          8,
          thread -> {
            for (int i = 0; i < 25; i++) {
              Body body = Body.text("text " + thread + " " + i);
              Payload message =
                  new Payload.Message(new ClientId("c" + i), Fresh.fingerprint(), body, 1L);
              Entry entry = new Entry(chat, 100L * thread + i + 1, Fresh.now(), ada, message, 1);
              Signal signal = new Signal.Appended(chat, List.of(new Committed(entry, Set.of(bob))));
              all.add(signal);
              here.signals().publish(signal);
            }
          });
      Await.until("all come", () -> heard.signals().containsAll(all));
      assertThat(heard.gaps()).isZero();
    }
  }

  @Test
  @Rule("SIGNALS-5")
  default void aNodeThatDiedIsAGapForTheOthers() {
    Cluster.Node dying = cluster().join();
    Heard heard = new Heard();
    try (Signals.Subscription subscription = cluster().join().signals().subscribe(heard)) {
      assertThat(subscription).isNotNull();
      cluster().kill(dying);
      cluster().awaitLapse();
      Await.until("a gap is heard", () -> heard.gaps() > 0);
    }
  }

  @Test
  @Rule("SIGNALS-7")
  default void publishingDoesNotWaitForADeadNode(PersonId ada) {
    Cluster.Node here = cluster().join();
    Cluster.Node dying = cluster().join();
    Cluster.Node there = cluster().join();
    ChatId chat = Fresh.chat();
    Heard heard = new Heard();
    dying.signals().subscribe(new Heard()).follow(List.of(chat));
    try (Signals.Subscription subscription = there.signals().subscribe(heard)) {
      subscription.follow(List.of(chat));
      cluster().kill(dying);
      long longest = 0;
      for (int i = 0; i < 20; i++) {
        Signal signal = said(chat, ada, Set.of());
        long start = System.nanoTime();
        here.signals().publish(signal);
        longest = Math.max(longest, System.nanoTime() - start);
        heard.await(signal);
      }
      assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(2));
    }
  }
}
