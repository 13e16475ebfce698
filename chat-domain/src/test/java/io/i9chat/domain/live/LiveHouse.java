package io.i9chat.domain.live;

import io.i9chat.domain.I9chatSettings;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.chat.Watched;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.tck.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A town whose bus is unruly and whose store can be out of reach of live events. */
final class LiveHouse implements AutoCloseable {
  /** Times that tests can wait for. */
  static final LiveSettings QUICK = new LiveSettings(Duration.ofMillis(300), Duration.ofMinutes(5));

  /** Readings of the log so far. */
  final AtomicInteger readings = new AtomicInteger();

  /** Runs before a list is read on a thread that no caller waits for. */
  volatile Runnable beforeListing = () -> {};

  /** Is told each call of the store and of presence, such as {@code Blocks.between}, before it. */
  volatile Consumer<String> beforeCall = call -> {};

  volatile boolean logUnreadable;
  volatile boolean chatsUnreadable;
  volatile boolean listsUnreadable;
  volatile boolean blocksUnreadable;
  final Town town;
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();
  private @Nullable UnrulySignals signals;

  LiveHouse() {
    this(QUICK);
  }

  LiveHouse(LiveSettings settings) {
    town = new Town(this::changed, I9chatSettings.DEFAULT.with(settings));
  }

  private Ports changed(Ports ports) {
    return PortChanges.signals(bus -> signals = new UnrulySignals(bus))
        .andThen(PortChanges.store(store -> Watched.store(store, this::before)))
        .andThen(
            PortChanges.presence(
                board -> Watched.port(PresenceBoard.class, board, call -> beforeCall.accept(call))))
        .apply(PortChanges.unlimited(ports));
  }

  private void before(String call) {
    calls.merge(call, 1, Integer::sum);
    beforeCall.accept(call);
    switch (call) {
      case "ChatLog.log" -> {
        check(logUnreadable);
        readings.incrementAndGet();
      }
      case "Chats.view", "Chats.roster" -> check(chatsUnreadable);
      case "Blocks.between" -> check(blocksUnreadable);
      case "Inbox.item" -> {
        if (Thread.currentThread().isVirtual()) {
          check(listsUnreadable);
          beforeListing.run();
        }
      }
      default -> {}
    }
  }

  private static void check(boolean unreadable) {
    if (unreadable) {
      throw new PortFailure("out of reach");
    }
  }

  /** Forgets which calls were made. */
  void countAnew() {
    calls.clear();
  }

  /** The calls of the store that were made since, by port and method. */
  Map<String, Integer> calls() {
    return new TreeMap<>(calls);
  }

  UnrulySignals bus() {
    return Objects.requireNonNull(signals);
  }

  Ear listen(Person person) {
    return new Ear(town, person);
  }

  /** Waits until a person is online, or is not. */
  void awaitOnline(Person person, boolean online) {
    Await.until(
        person.username() + (online ? " is online" : " is offline"),
        () -> town.ports().presence().online(List.of(person.id())).isEmpty() != online);
  }

  @Override
  public void close() {
    town.close();
  }
}
