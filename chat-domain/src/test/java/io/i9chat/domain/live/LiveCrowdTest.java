package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.tck.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many who send at once, on a bus that scrambles: all hear the same, in the same order. */
final class LiveCrowdTest {
  private static final int SENDERS = 8;
  private static final int MESSAGES = 60;

  @Test
  void hearsEveryChatFromItsFirstEntryToItsLastInOrder() {
    for (long seed = 1; seed <= 3; seed++) {
      Random random = new Random(seed);
      AtomicReference<Scrambling> bus = new AtomicReference<>();
      try (Town town =
          new Town(ports ->
              PortChanges.signals(
                      signals -> bus.updateAndGet(unset -> new Scrambling(signals, random)))
                  .apply(PortChanges.unlimited(ports)))) {
        everybodyHears(town, bus.get());
      }
    }
  }

  private static void everybodyHears(Town town, Scrambling bus) {
    List<Person> people = Stream.generate(town::settle).limit(SENDERS).toList();
    List<Ear> ears = people.stream().map(person -> new Ear(town, person)).toList();
    List<ChatId> chats = List.of(group(town, people), group(town, people));

    Race.of(
        SENDERS,
        i -> {
          for (int n = 0; n < MESSAGES; n++) {
            town.say(people.get(i), chats.get(n % 2), i + " " + n);
            Race.breathe();
          }
          return true;
        });

    bus.letAllThrough();

    long last = 2 + (long) SENDERS * MESSAGES / 2;
    for (int i = 0; i < SENDERS; i++) {
      for (ChatId chat : chats) {
        ears.get(i).awaitSeq(chat, last);
        assertThat(ears.get(i).seqs(chat))
            .isEqualTo(LongStream.rangeClosed(i == 0 ? 1 : 2, last).boxed().toList());
      }
      assertThat(ears.get(i).events(LiveEvent.Resync.class)).isEmpty();
    }
  }

  /** A group of all of them, told of as it is opened. */
  private static ChatId group(Town town, List<Person> people) {
    ChatId chat = town.group(people.getFirst(), people.subList(1, SENDERS).toArray(Person[]::new));
    List<Entry> opening = town.wholeLog(chat);
    town.ports()
        .signals()
        .publish(
            new Signal.Appended(
                chat,
                List.of(
                    new Committed(opening.get(0), Set.of(people.getFirst().id())),
                    new Committed(
                        opening.get(1),
                        people.stream().skip(1).map(Person::id).collect(Collectors.toSet())))));
    return chat;
  }

  /** Lets some of the waiting signals through, in any order, with each that comes. */
  private static final class Scrambling implements Signals {
    private static final int WAITING = 6;

    private final Signals signals;
    private final Random random;
    private final List<Signal> waiting = new ArrayList<>();

    Scrambling(Signals signals, Random random) {
      this.signals = signals;
      this.random = random;
    }

    @Override
    public void publish(Signal signal) {
      List<Signal> through = new ArrayList<>();
      synchronized (waiting) {
        waiting.add(signal);
        while (waiting.size() > random.nextInt(WAITING)) {
          through.add(waiting.remove(random.nextInt(waiting.size())));
        }
      }
      through.forEach(signals::publish);
    }

    void letAllThrough() {
      synchronized (waiting) {
        waiting.forEach(signals::publish);
        waiting.clear();
      }
    }

    @Override
    public Subscription subscribe(Listener listener) {
      return signals.subscribe(listener);
    }
  }
}
