package io.i9chat.bench.workload.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryReadTest {
  private final HistoryBook book = new HistoryBook("c", 5, 1_000, "ada".getBytes(UTF_8));

  @ParameterizedTest
  @EnumSource
  void asksForWhatIsThere(HistoryRead read) {
    SplittableRandom random = new SplittableRandom();
    for (int i = 0; i < 5_000; i++) {
      long asked = read.seq(book, 500, random);
      long first =
          switch (read) {
            case NEWEST, BEFORE -> asked - 50;
            case AROUND -> asked - 25;
            case LOG, SYNC -> asked + 1;
          };
      long last = read == HistoryRead.SYNC ? book.last() : first + 49;

      assertThat(first).isGreaterThanOrEqualTo(book.first());
      assertThat(last).isLessThanOrEqualTo(book.last());
      assertThat(read.isRight(asked, book.last(), first, last, false)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NEWEST, 1001, 950, 999, false",
    "NEWEST, 1001, 952, 1000, false",
    "BEFORE, 500, 451, 500, true",
    "BEFORE, 500, 449, 498, true",
    "AROUND, 500, 501, 550, true",
    "AROUND, 500, 440, 489, true",
    "AROUND, 500, 490, 510, true",
    "LOG, 500, 500, 549, true",
    "LOG, 500, 502, 551, true",
    "SYNC, 500, 502, 1000, false",
    "SYNC, 500, 501, 999, false",
    "SYNC, 500, 501, 1000, true",
    "SYNC, 500, 0, 0, false"
  })
  void seesPagesThatAreNotThoseAskedFor(
      HistoryRead read, long asked, long first, long last, boolean more) {
    assertThat(read.isRight(asked, 1_000, first, last, more)).isFalse();
  }

  @Test
  void aSyncThatIsCutIsRightIfItSaysSo() {
    assertThat(HistoryRead.SYNC.isRight(500, 1_000, 501, 900, true)).isTrue();
  }
}
