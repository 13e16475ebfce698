package io.i9chat.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.live.Signals.Subscription;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LocalSignalsTest {
  private final LocalSignals signals = new LocalSignals();

  /** Remembers what it heard, and on which thread. */
  private static class Ear implements Signals.Listener {
    final List<Signal> heard = new ArrayList<>();
    final List<Thread> threads = new ArrayList<>();

    @Override
    public void on(Signal signal) {
      heard.add(signal);
      threads.add(Thread.currentThread());
    }

    @Override
    public void gap() {
      throw new AssertionError("nothing is ever lost here");
    }
  }

  /** Fails on every signal. */
  private record Broken(Error failure) implements Signals.Listener {
    @Override
    public void on(Signal signal) {
      throw failure;
    }

    @Override
    public void gap() {}
  }

  private static Signal signal(long number) {
    return new Signal.SessionsEnded(new PersonId(new UUID(7, number)), Set.of());
  }

  @Test
  void aSignalIsHeardOnThePublishersThreadBeforePublishReturns() {
    Ear ear = new Ear();
    signals.subscribe(ear);
    signals.publish(signal(1));
    assertThat(ear.heard).containsExactly(signal(1));
    assertThat(ear.threads).containsExactly(Thread.currentThread());
  }

  @Test
  void aListenerThatFailsIsLoggedWithoutTheSignalAndHindersNobody() {
    Logger logger = (Logger) LoggerFactory.getLogger(LocalSignals.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    logger.setAdditive(false);
    try {
      Ear before = new Ear();
      Ear after = new Ear();
      signals.subscribe(before);
      signals.subscribe(new Broken(new AssertionError("broken on purpose")));
      signals.subscribe(after);

      assertThatCode(() -> signals.publish(signal(2))).doesNotThrowAnyException();

      assertThat(before.heard).containsExactly(signal(2));
      assertThat(after.heard).containsExactly(signal(2));
      assertThat(log.list).hasSize(1);
      assertThat(log.list.getFirst().getFormattedMessage())
          .isEqualTo(Broken.class.getName() + " failed on a SessionsEnded signal");
      assertThat(log.list.getFirst().getThrowableProxy().getMessage())
          .isEqualTo("broken on purpose");
    } finally {
      logger.detachAppender(log);
      logger.setAdditive(true);
    }
  }

  @Test
  void anErrorOfAListenerIsPassedOnWhenAllHaveHeard() throws Exception {
    Error error = new OutOfMemoryError("as the test wants it");
    List<Throwable> handled = new ArrayList<>();
    List<Signal> heardBefore = new ArrayList<>();
    Ear after = new Ear();
    signals.subscribe(new Broken(error));
    signals.subscribe(after);
    Thread publisher = Thread.ofPlatform().unstarted(() -> signals.publish(signal(2)));
    publisher.setUncaughtExceptionHandler((thread, failure) -> {
      handled.add(failure);
      heardBefore.addAll(after.heard);
    });

    publisher.start();
    publisher.join();

    assertThat(handled).containsExactly(error);
    assertThat(heardBefore).containsExactly(signal(2));
  }

  @Test
  void aListenerThatSubscribedTwiceHearsTwiceAndCanEndOne() {
    Ear ear = new Ear();
    Subscription first = signals.subscribe(ear);
    signals.subscribe(ear);
    signals.publish(signal(1));
    assertThat(ear.heard).hasSize(2);
    first.close();
    first.close();
    signals.publish(signal(2));
    assertThat(ear.heard).containsExactly(signal(1), signal(1), signal(2));
  }

  @Test
  void aListenerMayEndItselfWhileItHears() {
    Ear later = new Ear();
    List<Subscription> mine = new ArrayList<>();
    Ear once =
        new Ear() {
          @Override
          public void on(Signal signal) {
            super.on(signal);
            mine.getFirst().close();
          }
        };
    mine.add(signals.subscribe(once));
    signals.subscribe(later);
    signals.publish(signal(1));
    signals.publish(signal(2));
    assertThat(once.heard).containsExactly(signal(1));
    assertThat(later.heard).containsExactly(signal(1), signal(2));
  }

  @Test
  void afterClosingNobodyHears() {
    Ear ear = new Ear();
    signals.subscribe(ear);
    signals.close();
    signals.publish(signal(1));
    assertThat(ear.heard).isEmpty();
  }
}
