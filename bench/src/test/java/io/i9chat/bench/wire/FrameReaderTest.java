package io.i9chat.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
  private final FrameReader reader = new FrameReader();
  private final List<String> taken = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 300_000})
  void readsEveryLength(int length) throws IOException {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 'x');
    byte[] bytes = frame(0x81, payload);

    assertThat(read(bytes, bytes.length)).isEqualTo(bytes.length);
    assertThat(taken).containsExactly("1:" + "x".repeat(length));
  }

  @Test
  void readsSeveralFramesAtOnceAndLeavesTheUnfinishedOne() throws IOException {
    byte[] whole = join(text("one"), text("two"), frame(0x89, "ping".getBytes(UTF_8)));
    byte[] bytes = join(whole, text("three"));

    assertThat(read(bytes, bytes.length - 1)).isEqualTo(whole.length);
    assertThat(taken).containsExactly("1:one", "1:two", "9:ping");
  }

  @Test
  void theSameMessagesComeHoweverTheBytesAreCut() throws IOException {
    Random random = new Random();
    byte[] bytes = new byte[0];
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String text = i + "y".repeat(random.nextInt(0, i % 7 == 0 ? 70_000 : 300));
      bytes = join(bytes, text(text));
      expected.add("1:" + text);
    }
    byte[] held = new byte[0];
    int at = 0;
    while (at < bytes.length) {
      int next = Math.min(bytes.length, at + 1 + random.nextInt(5_000));
      held = join(held, Arrays.copyOfRange(bytes, at, next));
      held = Arrays.copyOfRange(held, read(held, held.length), held.length);
      at = next;
    }

    assertThat(taken).isEqualTo(expected);
    assertThat(held).isEmpty();
  }

  @Test
  void everyPrefixOfAFrameIsHeldBack() throws IOException {
    for (int length : new int[] {3, 200, 66_000}) {
      byte[] bytes = text("z".repeat(length));
      for (int i = 0; i < Math.min(bytes.length, 300); i++) {
        assertThat(read(bytes, i)).isZero();
      }
    }
    assertThat(taken).isEmpty();
  }

  @Test
  void joinsFragmentsAroundAControlFrame() throws IOException {
    byte[] bytes =
        join(
            frame(0x01, "Hel".getBytes(UTF_8)),
            frame(0x89, "p".getBytes(UTF_8)),
            frame(0x00, "lo ".getBytes(UTF_8)),
            frame(0x80, "you".getBytes(UTF_8)),
            text("next"));

    assertThat(read(bytes, bytes.length)).isEqualTo(bytes.length);
    assertThat(taken).containsExactly("9:p", "1:Hello you", "1:next");
  }

  @Test
  void stopsWhenTheSinkHasEnough() throws IOException {
    byte[] first = text("one");
    byte[] bytes = join(first, text("two"));

    int at = reader.read(bytes, 0, bytes.length, (opcode, b, from, to) -> false);

    assertThat(at).isEqualTo(first.length);
  }

  @Test
  void refusesWhatAServerMustNotSend() throws IOException {
    assertRefused("masked", new byte[] {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'x'});
    assertRefused("reserved bit", frame(0xC1, new byte[1]));
    assertRefused("opcode 3", frame(0x83, new byte[1]));
    assertRefused("continuation of nothing", frame(0x80, new byte[1]));
    assertRefused("control frame", frame(0x89, new byte[126]));
    assertRefused("control frame", frame(0x09, new byte[1]));
    assertRefused("inside a fragmented", join(frame(0x01, new byte[1]), text("x")));
    assertRefused("frame of", new byte[] {(byte) 0x81, 127, 0, 0, 0, 0, 0x7F, 0, 0, 0});
    assertRefused("frame of -", new byte[] {(byte) 0x81, 127, -1, 0, 0, 0, 0, 0, 0, 0});
  }

  @Test
  void refusesAFragmentedMessageWithoutEnd() throws IOException {
    byte[] piece = new byte[FrameReader.LARGEST_MESSAGE / 2];
    read(frame(0x01, piece), piece.length + 10);
    byte[] more = frame(0x00, piece);
    read(more, more.length);

    assertThatThrownBy(() -> read(more, more.length))
        .isInstanceOf(WireFailure.class)
        .hasMessageContaining("too large");
  }

  @Test
  void theAnswerToTheHandshakeIsTheOneInTheStandard() {
    assertThat(Handshake.acceptFor("dGhlIHNhbXBsZSBub25jZQ=="))
        .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  private void assertRefused(String message, byte[] bytes) {
    assertThatThrownBy(
            () -> new FrameReader().read(bytes, 0, bytes.length, (opcode, b, from, to) -> true))
        .isInstanceOf(WireFailure.class)
        .hasMessageContaining(message);
  }

  private int read(byte[] bytes, int length) throws IOException {
    return reader.read(
        bytes,
        0,
        length,
        (opcode, b, from, to) -> taken.add(opcode + ":" + new String(b, from, to - from, UTF_8)));
  }

  private static byte[] text(String text) throws IOException {
    return frame(0x81, text.getBytes(UTF_8));
  }

  private static byte[] frame(int first, byte[] payload) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(first);
    if (payload.length < 126) {
      out.write(payload.length);
    } else if (payload.length < 65_536) {
      out.write(126);
      out.writeShort(payload.length);
    } else {
      out.write(127);
      out.writeLong(payload.length);
    }
    out.write(payload);
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }
}
