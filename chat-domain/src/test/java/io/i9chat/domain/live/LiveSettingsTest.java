package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.tck.Await;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Live news of a person's own settings of a chat come in their order. */
final class LiveSettingsTest {
  private final LiveHouse house = new LiveHouse();
  private final Town town = house.town;
  private final Person ada = town.settle();
  private final Person bob = town.settle();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void tellOfSettingsInTheOrderInWhichTheyChanged() {
    ChatId chat = town.direct(ada, bob);
    Ear adas = house.listen(ada);
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    try (LiveSubscription first = town.i9chat().subscribe(ada.id(), news -> told.countDown())) {
      assertThat(first).isNotNull();
      AtomicInteger calls = new AtomicInteger();
      house.beforeCall =
          call -> {
            // The first call of the store reads the settings; who reads them first is held up. That
            // the connection was seen is written beside it, sooner or later.
            if (Thread.currentThread().isVirtual()
                && !call.equals("Profiles.seen")
                && calls.incrementAndGet() == 2) {
              read.countDown();
              awaitBriefly(told);
            }
          };
      house.bus().publish(new Signal.PreferencesChanged(chat, ada.id()));
      awaitLatch(read);
      PreferenceChange pin = new PreferenceChange(Change.keep(), null, true, null);
      assertThat(town.ports().store().inbox().prefer(ada.id(), chat, pin)).isPresent();
      house.bus().publish(new Signal.PreferencesChanged(chat, ada.id()));
      adas.awaitStory("changed", "changed");
      assertThat(adas.events(LiveEvent.ChatChanged.class))
          .extracting(event -> event.chat().state().preferences().pinned())
          .containsExactly(false, true);
    }
  }

  /** Until it happens, or it is plain that it does not. */
  private static void awaitBriefly(CountDownLatch latch) {
    try {
      var unused = latch.await(300, TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    Await.until("it has come so far", () -> latch.getCount() == 0);
  }
}
