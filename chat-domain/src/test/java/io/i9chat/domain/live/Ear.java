package io.i9chat.domain.live;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.ChatId;
import io.i9chat.tck.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One connection of a person, and what it has heard. */
final class Ear implements AutoCloseable {
  private final List<Delivery> heard = new CopyOnWriteArrayList<>();
  private final LiveSubscription subscription;

  Ear(Town town, Person person) {
    subscription = town.i9chat().subscribe(person.id(), heard::add);
  }

  List<Delivery> deliveries() {
    return List.copyOf(heard);
  }

  List<LiveEvent> events() {
    return heard.stream().map(Delivery::event).toList();
  }

  <T extends LiveEvent> List<T> events(Class<T> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The seqs of the entries of one chat, as they came. */
  List<Long> seqs(ChatId chat) {
    return events(LiveEvent.EntryAppended.class).stream()
        .map(event -> event.entry().entry())
        .filter(entry -> entry.chat().equals(chat))
        .map(entry -> entry.seq())
        .toList();
  }

  /** What came, in short: {@code chat}, {@code resync}, {@code receipt}, or the seq of an entry. */
  List<String> story() {
    return events().stream()
        .map(event ->
            switch (event) {
              case LiveEvent.EntryAppended entry -> "" + entry.entry().entry().seq();
              case LiveEvent.ChatAppeared chat -> "chat";
              case LiveEvent.ReceiptMoved moved -> "receipt";
              case LiveEvent.SessionsEnded ended -> "ended";
              case LiveEvent.Resync resync -> "resync";
            })
        .toList();
  }

  void awaitSeq(ChatId chat, long seq) {
    Await.until("entry " + seq + " is heard", () -> seqs(chat).contains(seq));
  }

  void awaitStory(String... story) {
    Await.until(
        "the story is " + List.of(story) + ", not " + story(),
        () -> story().equals(List.of(story)));
  }

  @Override
  public void close() {
    subscription.close();
  }
}
