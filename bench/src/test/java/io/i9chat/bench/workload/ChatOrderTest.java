package io.i9chat.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChatOrderTest {
  private final ChatOrder order = new ChatOrder(40);

  @Test
  void takesEverySeqBehindTheHeadInOrder() {
    for (long seq = 41; seq < 60; seq++) {
      assertThat(order.accept(seq)).isNull();
    }
    assertThat(order.last()).isEqualTo(59);
  }

  @Test
  void aGapIsSeen() {
    order.accept(41);

    assertThat(order.accept(43)).contains("43").contains("gap");
    assertThat(order.accept(44)).as("told once").isNull();
  }

  @Test
  void aGapRightAtTheStartIsSeen() {
    assertThat(order.accept(42)).contains("gap");
  }

  @Test
  void aDuplicateIsSeen() {
    order.accept(41);

    assertThat(order.accept(41)).contains("duplicate");
  }

  @Test
  void twoInTheWrongOrderAreSeenTwice() {
    order.accept(41);

    assertThat(order.accept(43)).contains("gap");
    assertThat(order.accept(42)).contains("out of order");
    assertThat(order.accept(44)).isNull();
  }

  @Test
  void anEntryFromBeforeTheRunIsSeen() {
    assertThat(order.accept(40)).contains("duplicate");
  }
}
