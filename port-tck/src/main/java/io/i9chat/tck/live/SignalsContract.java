package io.i9chat.tck.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.live.Signals}, on one node. */
public interface SignalsContract {
  /** The bus under test; the same at every call within a test. */
  Signals signals();

  /** A listener that keeps what it hears of one chat. */
  class Hearing implements Signals.Listener {
    private final List<Signal> heard = new CopyOnWriteArrayList<>();

    /** Hears everything. */
    public Hearing() {}

    @Override
    public void on(Signal signal) {
      heard.add(signal);
    }

    @Override
    public void gap() {
      throw new AssertionError("signals were lost");
    }

    private void awaitAll(Signal last) {
      Await.until("a signal is heard", () -> heard.contains(last));
    }
  }

  private static Signal signal() {
    return new Signal.ChatOpened(Fresh.chat(), Fresh.person());
  }

  @Test
  @Rule("SIGNALS-1")
  default void everySignalReachesEveryListener(PersonId ada) {
    ChatId chat = Fresh.chat();
    SessionId phone = Fresh.session();
    Set<SessionId> sessions = Set.of(phone, Fresh.session());
    Instant at = Fresh.now();
    Payload message =
        new Payload.Message(new ClientId("c"), Fresh.fingerprint(), Body.text("щ😀\n"), 1L);
    Entry entry = new Entry(chat, 2, at, ada, message, 1);
    Payload added = new Payload.Added(List.of(Fresh.person()));
    Entry activity = new Entry(chat, 3, at, ada, added, 1);
    List<Signal> all =
        List.of(
            new Signal.Appended(
                chat,
                List.of(
                    new Committed(entry, Set.of(Fresh.person())),
                    new Committed(activity, Set.of()))),
            new Signal.ChatOpened(chat, ada),
            new Signal.ReceiptMoved(
                chat,
                ada,
                new ReceiptState(new Watermarks(3, 2, at, at), new Watermarks(3, 0, at, null)),
                at),
            new Signal.SessionsEnded(ada, sessions));
    Hearing one = new Hearing();
    Hearing two = new Hearing();
    try (Signals.Subscription first = signals().subscribe(one);
        Signals.Subscription second = signals().subscribe(two)) {
      assertThat(List.of(first, second)).hasSize(2);
      all.forEach(signals()::publish);
      one.awaitAll(all.getLast());
      two.awaitAll(all.getLast());
      assertThat(one.heard).isEqualTo(all);
      assertThat(two.heard).isEqualTo(all);
    }
  }

  @Test
  @Rule("SIGNALS-2")
  default void whatOneThreadPublishesIsHeardInThatOrder(PersonId ada) {
    int threads = 8;
    int each = 100;
    List<ChatId> chats = Stream.generate(Fresh::chat).limit(threads).toList();
    Hearing hearing = new Hearing();
    try (Signals.Subscription subscription = signals().subscribe(hearing)) {
      assertThat(subscription).isNotNull();
      Race.each(
          threads,
          thread -> {
            for (int i = 0; i < each; i++) {
              ReceiptState now = ReceiptState.open(new Watermarks(i, i, null, null));
              signals()
                  .publish(new Signal.ReceiptMoved(chats.get(thread), ada, now, Instant.EPOCH));
            }
          });
      Await.until("all are heard", () -> hearing.heard.size() >= threads * each);
    }
    for (ChatId chat : chats) {
      List<Long> order =
          hearing.heard.stream()
              .map(Signal.ReceiptMoved.class::cast)
              .filter(moved -> moved.chat().equals(chat))
              .map(moved -> moved.now().held().read())
              .toList();
      assertThat(order).hasSize(each).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  @Rule("SIGNALS-3")
  default void aListenerThatThrowsKeepsNothingFromTheOthers() {
    Hearing before = new Hearing();
    Hearing after = new Hearing();
    Hearing failing =
        new Hearing() {
          @Override
          public void on(Signal signal) {
            super.on(signal);
            throw new IllegalStateException("on purpose, by a contract test");
          }
        };
    try (Signals.Subscription one = signals().subscribe(before);
        Signals.Subscription two = signals().subscribe(failing);
        Signals.Subscription three = signals().subscribe(after)) {
      assertThat(List.of(one, two, three)).hasSize(3);
      Signal first = signal();
      Signal second = signal();
      assertThatCode(() -> signals().publish(first)).doesNotThrowAnyException();
      assertThatCode(() -> signals().publish(second)).doesNotThrowAnyException();
      before.awaitAll(second);
      after.awaitAll(second);
      failing.awaitAll(second);
      assertThat(failing.heard).containsExactly(first, second);
      assertThat(before.heard).containsExactly(first, second);
      assertThat(after.heard).containsExactly(first, second);
    }
  }

  @Test
  @Rule("SIGNALS-4")
  default void aClosedSubscriptionHearsNothingPublishedLater() {
    Hearing leaving = new Hearing();
    Hearing staying = new Hearing();
    Signal first = signal();
    Signal second = signal();
    try (Signals.Subscription stays = signals().subscribe(staying)) {
      Signals.Subscription leaves = signals().subscribe(leaving);
      assertThat(stays).isNotNull();
      signals().publish(first);
      leaving.awaitAll(first);
      leaves.close();
      leaves.close();
      signals().publish(second);
      staying.awaitAll(second);
      assertThat(leaving.heard).containsExactly(first);
    }
    Hearing twice = new Hearing();
    Signals.Subscription one = signals().subscribe(twice);
    try (Signals.Subscription two = signals().subscribe(twice)) {
      assertThat(two).isNotNull();
      one.close();
      signals().publish(second);
      twice.awaitAll(second);
      assertThat(twice.heard).containsExactly(second);
    }
  }
}
