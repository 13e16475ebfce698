package io.i9chat.bench.workload.direct;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentMessagesTest {
  private final SentMessages ledger = new SentMessages();

  @Test
  void isWithoutProblemOnceEveryWitnessToldTheSame() {
    for (int i = 0; i < 5_000; i++) {
      assertThat(ledger.issue(i * 10L)).isEqualTo(i);
    }
    for (int i = 0; i < 5_000; i++) {
      for (SentMessages.Witness witness : SentMessages.Witness.values()) {
        assertThat(ledger.tell(witness, i, i + 1L)).isNull();
      }
    }

    assertThat(ledger.outstanding()).isZero();
    assertThat(ledger.problem()).isNull();
    assertThat(ledger.sentAt(4_321)).isEqualTo(43_210);
    assertThat(ledger.resultSeq(4_321)).isEqualTo(4_322);
  }

  @Test
  void aMissingDeliveryIsSeen() {
    ledger.issue(0);
    ledger.tell(SentMessages.Witness.RESULT, 0, 1);
    ledger.tell(SentMessages.Witness.AUTHOR, 0, 1);

    assertThat(ledger.outstanding()).isEqualTo(1);
    assertThat(ledger.problem()).contains("incomplete").contains("RECIPIENT 0");
  }

  @Test
  void aMissingResultIsSeen() {
    ledger.issue(0);
    ledger.tell(SentMessages.Witness.AUTHOR, 0, 1);
    ledger.tell(SentMessages.Witness.RECIPIENT, 0, 1);

    assertThat(ledger.outstanding()).isEqualTo(1);
    assertThat(ledger.problem()).contains("incomplete").contains("RESULT 0");
  }

  @Test
  void anotherSeqInTheResultThanInTheEventIsSeen() {
    ledger.issue(0);
    ledger.tell(SentMessages.Witness.RESULT, 0, 2);
    ledger.tell(SentMessages.Witness.AUTHOR, 0, 1);
    ledger.tell(SentMessages.Witness.RECIPIENT, 0, 2);

    assertThat(ledger.problem()).contains("more than one seq");
  }

  @Test
  void whatIsToldTwiceOrWasNeverSentIsSeen() {
    ledger.issue(0);
    ledger.tell(SentMessages.Witness.RECIPIENT, 0, 1);

    assertThat(ledger.tell(SentMessages.Witness.RECIPIENT, 0, 2)).contains("twice");
    assertThat(ledger.tell(SentMessages.Witness.RESULT, 1, 3)).contains("never sent");
    assertThat(ledger.tell(SentMessages.Witness.RESULT, -1, 3)).contains("never sent");
    assertThat(ledger.tell(SentMessages.Witness.RESULT, 0, 0)).contains("seq 0");
  }

  @Test
  void aRefusedCallIsAnsweredOnceAndAwaitedNoMore() {
    ledger.issue(0);

    assertThat(ledger.refuse(0)).isTrue();
    assertThat(ledger.outstanding()).isZero();
    assertThat(ledger.problem()).isNull();
    assertThat(ledger.refuse(0)).isFalse();
    assertThat(ledger.refuse(1)).isFalse();
    assertThat(ledger.tell(SentMessages.Witness.RESULT, 0, 1)).contains("twice");
  }
}
