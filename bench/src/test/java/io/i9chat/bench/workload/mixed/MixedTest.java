package io.i9chat.bench.workload.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The parts of the workload "mixed" that need no server. */
class MixedTest {

  @Test
  void theMixIsWhatItSays() {
    Map<MixedAction, Integer> drawn = new EnumMap<>(MixedAction.class);
    for (int i = 0; i < 100; i++) {
      drawn.merge(MixedAction.of(i), 1, Integer::sum);
    }

    for (MixedAction action : MixedAction.values()) {
      assertThat(drawn.get(action)).as(action.title()).isEqualTo(action.share());
      assertThat(MixedAction.mix()).contains(action.share() + " % " + action.title());
    }
    assertThatThrownBy(() -> MixedAction.of(100)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void allMustTellTheSameOfAnEntry() {
    MixedChat chat = new MixedChat("c", false, 4);

    assertThat(chat.tell(5, "message ada 1 hi")).isNull();
    assertThat(chat.tell(5, "message ada 1 hi")).isNull();
    assertThat(chat.tell(5, "message ada 1 ho")).contains("seq 5").contains("hi").contains("ho");
    assertThat(chat.head()).isEqualTo(5);
    assertThat(chat.size()).isEqualTo(1);
  }

  @Test
  void nobodyReactsTwiceToOneMessage() {
    MixedSeat seat = new MixedSeat(new MixedChat("c", false, 4), 0);
    assertThat(seat.toReactTo()).as("no message yet").isZero();

    seat.message(5);
    assertThat(seat.toReactTo()).isEqualTo(5);
    assertThat(seat.toReactTo()).isZero();
    seat.message(6);
    assertThat(seat.toReactTo()).isEqualTo(6);
  }
}
