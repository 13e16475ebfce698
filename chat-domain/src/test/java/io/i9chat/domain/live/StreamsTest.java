package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.live.Streams.Guarded;
import io.i9chat.ports.model.ChatId;
import io.i9chat.tck.Fresh;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StreamsTest {
  private final ChatId chat = Fresh.chat();
  private final AtomicLong nanos = new AtomicLong();
  private final Streams streams = new Streams(forgotten -> {}, nanos::get);

  private Guarded end(Guarded guarded) {
    streams.end(chat, guarded.stream.reached());
    return streams.of(chat);
  }

  /** Where a stream stands that found the whole log young. */
  private static long begin(Guarded guarded) {
    guarded.stream.startAfter(0);
    return guarded.stream.forwarded();
  }

  @Test
  void aStreamFollowsOnTheOneThatEnded() {
    Guarded first = streams.of(chat);
    first.stream.startAfter(3);
    assertThat(begin(end(first))).isEqualTo(3);
  }

  @Test
  void oneThatEndsBeforeItBeganKeepsWhatIsKnownFromTheOneBefore() {
    Guarded first = streams.of(chat);
    first.stream.startAfter(3);
    Guarded second = end(first);
    assertThat(begin(end(second))).isEqualTo(3);
  }

  @Test
  void itIsForgottenWhenNoStreamLooksBackSoFar() {
    Guarded first = streams.of(chat);
    first.stream.startAfter(3);
    streams.end(chat, first.stream.reached());
    nanos.addAndGet(Duration.ofSeconds(11).toNanos());
    assertThat(begin(streams.of(chat))).isZero();
  }
}
