package io.i9chat.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.account.Session;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SessionCacheTest {
  private static final Instant NOW = Fresh.now();

  private final SessionCache cache = new SessionCache();
  private final Session session = Newcomers.session(Fresh.person(), NOW);

  @Test
  void aSessionIsFoundWithoutTheStoreForASecond() {
    cache.find(session.id(), NOW, () -> Optional.of(session));

    assertThat(cache.find(session.id(), NOW.plusMillis(999), Optional::empty)).contains(session);
    assertThat(cache.find(session.id(), NOW.plusMillis(1_000), Optional::empty)).isEmpty();
  }

  @Test
  void theStoreIsAskedAgainAfterAGapInTheSignals() {
    cache.find(session.id(), NOW, () -> Optional.of(session));

    cache.gap();

    assertThat(cache.find(session.id(), NOW, Optional::empty)).isEmpty();
  }

  @Test
  void aSessionThatEndsWhileItIsReadIsNotKept() {
    cache.find(
        session.id(),
        NOW,
        () -> {
          cache.drop(Set.of(session.id()));
          return Optional.of(session);
        });

    assertThat(cache.find(session.id(), NOW, Optional::empty)).isEmpty();
  }

  @Test
  void aBoundedNumberOfSessionsIsKept() {
    for (int i = 0; i < 30_000; i++) {
      Session each = Newcomers.session(session.person(), NOW);
      cache.find(each.id(), NOW, () -> Optional.of(each));
    }

    assertThat(cache.size()).isBetween(1, 10_000);
  }
}
