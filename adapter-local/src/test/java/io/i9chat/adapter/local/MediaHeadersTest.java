package io.i9chat.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaHeadersTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-99, 0, 99",
    "bytes=5-, 5, 99",
    "bytes=98-1000, 98, 99",
    "bytes=-1, 99, 99",
    "bytes=-100, 0, 99",
    "bytes=-101, 0, 99",
    "bytes = 1-2, 1, 2"
  })
  void aRangeIsReadAsTheStandardHasIt(String header, long first, long last) {
    ByteRange range = ByteRange.read(header, 100).orElseThrow();
    assertThat(range).isEqualTo(new ByteRange(first, last));
    assertThat(range.isSatisfiable(100)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999999999-"})
  void aRangeAfterTheEndIsNotSatisfiable(String header) {
    assertThat(ByteRange.read(header, 100).orElseThrow().isSatisfiable(100)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=-",
        "bytes=5-4",
        "bytes=0-1,3-4",
        "bytes",
        "lines=0-1",
        "bytes=a-b",
        "bytes=1-2x",
        "bytes=9999999999999999999-",
        ""
      })
  void aRangeThatIsNotUnderstoodIsTheWhole(String header) {
    assertThat(ByteRange.read(header, 100)).isEmpty();
  }
}
