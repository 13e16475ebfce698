package io.i9chat.adapter.redis.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.i9chat.ports.model.live.Signal;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBytesTest {
  /** What one decoding may allocate whatever comes: a thrown exception, a pattern's matcher. */
  private static final long BASE = 64 * 1024;

  /** What it may allocate for each byte of the input: an id of 16 bytes is three objects. */
  private static final long PER_BYTE = 64;

  private static final String PERSON = "00000000000000000000000000000000";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final RandomValues values = new RandomValues(8);
  private final Random random = new Random(9);

  private static List<byte[]> specimens() {
    return Specimens.all().values().stream()
        .map(signal -> SignalCodec.encode(List.of(signal)))
        .toList();
  }

  @Test
  void whatIsCutShortIsUnreadable() {
    for (byte[] whole : specimens()) {
      for (int length = 0; length < whole.length; length++) {
        assertUnreadable(Arrays.copyOf(whole, length));
      }
    }
  }

  @Test
  void whatIsTooLongIsUnreadable() {
    for (byte[] whole : specimens()) {
      assertUnreadable(Arrays.copyOf(whole, whole.length + 1));
    }
  }

  @Test
  void anyChangedByteIsReadOrUnreadable() {
    int unreadable = 0;
    for (byte[] whole : specimens()) {
      for (int at = 1; at < whole.length; at++) {
        for (int change : new int[] {0x01, 0x02, 0x40, 0x7F, 0x80, 0xFF}) {
          byte[] changed = whole.clone();
          changed[at] ^= (byte) change;
          unreadable += isReadable(changed) ? 0 : 1;
        }
      }
    }
    assertThat(unreadable).isPositive();
  }

  @Test
  void randomBytesAreReadOrUnreadable() {
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(200)];
      random.nextBytes(bytes);
      bytes[0] = SignalCodec.VERSION;
      isReadable(bytes);
    }
  }

  @Test
  void manySignalsTakeMemoryInProportion() {
    List<Signal> many = Stream.generate(() -> values.of(Signal.class)).limit(5_000).toList();
    assertThat(isReadable(SignalCodec.encode(many))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // So many signals.
        "01 ffffffff07",
        "01 ffffffffffffffffff01",
        // So many entries, and none.
        "01 01 01" + PERSON + "ffffffff07",
        "01 01 01" + PERSON + "00",
        // So many sessions.
        "01 01 04" + PERSON + "ffffffff07",
        // A group's name that is so long.
        "01 01 01" + PERSON + "01 01 00 00" + PERSON + "06 ffffffff07 61",
        // A number of more than 64 bits, and one without an end.
        "01 ffffffffffffffffff02",
        "01 ffffffffffffffffffffff",
        // A flag that is neither, a tag that is none, text that is not UTF-8.
        "01 01 05" + PERSON + "02 00 00",
        "01 01 00" + PERSON,
        "01 01 01" + PERSON + "01 01 00 00" + PERSON + "06 01 ff 00 00",
        // A million nanoseconds in a millisecond.
        "01 01 05" + PERSON + "01 00 c0843d",
      })
  void whatIsAnnouncedAndDoesNotComeIsUnreadable(String hex) {
    assertUnreadable(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  @Test
  void aMessageOfUnreadableDoesNotShowWhatAPersonWrote() {
    String hex = "01 01 01" + PERSON + "01 01 00 00" + PERSON + "06 04 61000062 00 00";
    assertThatThrownBy(() -> SignalCodec.decode(HexFormat.of().parseHex(hex.replace(" ", ""))))
        .isInstanceOf(Unreadable.class)
        .hasNoCause()
        .hasMessage("a value that must not hold control characters");
  }

  private static void assertUnreadable(byte[] bytes) {
    assertThat(isReadable(bytes)).as(HexFormat.of().formatHex(bytes)).isFalse();
  }

  /** Whether it can be read; fails if anything but {@link Unreadable} is thrown. */
  private static boolean isReadable(byte[] bytes) {
    boolean readable = decode(bytes);
    long most = BASE + PER_BYTE * bytes.length;
    // Again, if the first time was that of a class too.
    long taken = allocated(bytes) > most ? allocated(bytes) : 0;
    if (taken > most) {
      throw new AssertionError(
          "%,d bytes taken for %s".formatted(taken, HexFormat.of().formatHex(bytes)));
    }
    return readable;
  }

  private static long allocated(byte[] bytes) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    decode(bytes);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static boolean decode(byte[] bytes) {
    try {
      SignalCodec.decode(bytes);
      return true;
    } catch (UnknownVersion another) {
      throw new AssertionError("its version was not changed", another);
    } catch (Unreadable wrong) {
      return false;
    }
  }
}
