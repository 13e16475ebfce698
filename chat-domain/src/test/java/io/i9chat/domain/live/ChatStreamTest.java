package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.tck.Fresh;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChatStreamTest {
  private static final ChatId CHAT = Fresh.chat();
  private static final PersonId AUTHOR = Fresh.person();
  private static final Instant START = Fresh.now();

  private final ChatStream stream = new ChatStream();

  @Test
  void holdsEverythingUntilItKnowsWhereItStands() {
    stream.take(commit(5), 0);
    stream.take(commit(4), 0);
    assertThat(ready()).isEmpty();

    stream.startAfter(3);
    assertThat(ready()).containsExactly(4L, 5L);
    assertThat(stream.forwarded()).isEqualTo(5);
  }

  @Test
  void startsByItselfOnlyAtAFirstEntryThatLetSomebodyIn() {
    stream.take(commit(1), 0);
    stream.startIfNew();
    assertThat(stream.started()).isFalse();

    stream.take(letting(1, AUTHOR), 0);
    stream.startIfNew();
    assertThat(ready()).containsExactly(1L);
  }

  @Test
  void givesWhatIsNextAndDropsWhatWasThere() {
    stream.startAfter(0);
    stream.take(commit(2), 0);
    assertThat(ready()).isEmpty();
    stream.take(commit(1), 0);
    stream.take(commit(4), 0);
    assertThat(ready()).containsExactly(1L, 2L);
    stream.take(commit(2), 0);
    assertThat(stream.firstHeld()).isEqualTo(4);
    stream.take(commit(3), 0);
    assertThat(ready()).containsExactly(3L, 4L);
    assertThat(stream.holds()).isFalse();
  }

  @Test
  void remembersWhomAnEntryLetsInWhicheverWayItComesFirst() {
    PersonId newcomer = Fresh.person();
    stream.startAfter(0);
    stream.take(letting(1, newcomer), 0);
    stream.take(commit(1), 0);
    stream.take(commit(2), 0);
    stream.take(letting(2, newcomer), 0);

    assertThat(stream.ready())
        .extracting(Committed::newcomers)
        .containsExactly(Set.of(newcomer), Set.of(newcomer));
  }

  @Test
  void knowsHowLongAnythingIsHeldThoughGapsCloseMeanwhile() {
    stream.startAfter(0);
    assertThat(stream.heldFor(7)).isZero();
    stream.take(commit(4), 10);
    stream.take(commit(2), 20);
    assertThat(stream.heldFor(110)).isEqualTo(100);

    stream.take(commit(1), 90);
    assertThat(ready()).containsExactly(1L, 2L);
    assertThat(stream.heldFor(110)).isEqualTo(100);
  }

  @Test
  void findsWhatItHoldsSinceATime() {
    stream.take(commit(3), 0);
    stream.take(commit(5), 0);
    stream.take(commit(9), 0);

    assertThat(stream.firstHeldSince(Instant.MIN)).isEqualTo(3);
    assertThat(stream.firstHeldSince(START.plusSeconds(4))).isEqualTo(5);
    assertThat(stream.firstHeldSince(START.plusSeconds(10))).isEqualTo(Long.MAX_VALUE);
    assertThat(stream.lastHeld()).isEqualTo(9);
  }

  private List<Long> ready() {
    return stream.ready().stream().map(commit -> commit.entry().seq()).toList();
  }

  private static Committed commit(long seq) {
    return new Committed(
        new Entry(CHAT, seq, START.plusSeconds(seq), AUTHOR, Town.text("hi"), seq), Set.of());
  }

  private static Committed letting(long seq, PersonId newcomer) {
    return new Committed(commit(seq).entry(), Set.of(newcomer));
  }
}
