package io.i9chat.ports.model.commit;

import static io.i9chat.ports.model.commit.Samples.CHAT;
import static io.i9chat.ports.model.commit.Samples.NOON;
import static io.i9chat.ports.model.commit.Samples.message;
import static io.i9chat.ports.model.commit.Samples.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How a log grows. */
final class LogHeadTest {
  private static final Instant LATER = NOON.plusSeconds(5);

  private LogHead log = LogHead.opened(NOON);

  private Entry append(Instant asked, Payload payload) {
    Entry entry = log.next(CHAT, person(1), asked, payload);
    log = log.after(entry);
    return entry;
  }

  @Test
  void countsEntriesAndMessages() {
    assertThat(append(LATER, message("a", 1)).seq()).isEqualTo(1);
    assertThat(append(LATER, new Payload.Unreaction(1)).messages()).isEqualTo(1);
    assertThat(append(LATER, message("b", 2)).messages()).isEqualTo(2);
    assertThat(log.seq()).isEqualTo(3);
  }

  @Test
  void neverGoesBackInTime() {
    assertThat(append(NOON.minusSeconds(60), message("a", 1)).at())
        .as("the first entry, whatever the opening's time")
        .isEqualTo(NOON.minusSeconds(60));
    append(LATER, message("b", 2));
    assertThat(append(NOON, message("c", 3)).at()).isEqualTo(LATER);
  }

  @Test
  void hasAsItsLastItemNothingThatIsAboutAMessage() {
    append(NOON, message("a", 1));
    append(LATER, new Payload.Delete(1));

    assertThat(log.last()).isEqualTo(1);
    assertThat(log.lastAt()).isEqualTo(NOON);
    append(LATER, new Payload.Left());
    assertThat(log.last()).isEqualTo(3);
    assertThat(log.lastAt()).isEqualTo(LATER);
  }
}
