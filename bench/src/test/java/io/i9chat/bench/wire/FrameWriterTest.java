package io.i9chat.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWriterTest {
  private final Random random = new Random();
  private final FrameWriter writer = new FrameWriter(random.nextInt());
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 7, 8, 9, 125, 126, 127, 300, 65_535, 65_536, 70_001})
  void aFrameOfAnyLengthCanBeReadByTheLetterOfTheStandard(int length) throws IOException {
    byte[] around = new byte[length + 5];
    random.nextBytes(around);

    writer.append(Frames.TEXT, around, 3, 3 + length);

    assertThat(writer.writeTo(Channels.newChannel(sent))).isTrue();
    InputStream in = in();
    byte[] payload = new byte[length];
    System.arraycopy(around, 3, payload, 0, length);
    assertThat(in.read()).as("FIN and opcode").isEqualTo(0x81);
    assertThat(unmasked(in)).isEqualTo(payload);
    assertThat(in.read()).isEqualTo(-1);
  }

  @Test
  void framesLeaveInOrderThroughASocketThatTakesLittleAtATime() throws IOException {
    for (int i = 0; i < 50; i++) {
      writer.append(i % 2 == 0 ? Frames.TEXT : Frames.PONG, new byte[] {(byte) i, 7}, 0, 2);
    }
    int writes = 0;
    while (!writer.writeTo(new Narrow(17))) {
      writes++;
    }

    assertThat(writes).isGreaterThan(10);
    assertThat(writer.isEmpty()).isTrue();
    InputStream in = in();
    for (int i = 0; i < 50; i++) {
      assertThat(in.read()).isEqualTo(i % 2 == 0 ? 0x81 : 0x8A);
      assertThat(unmasked(in)).containsExactly(i, 7);
    }
  }

  @Test
  void keepsEverythingWhenTheSocketTakesNothing() throws IOException {
    writer.append(Frames.TEXT, new byte[] {1, 2, 3}, 0, 3);

    assertThat(writer.writeTo(new Narrow(0))).isFalse();
    assertThat(writer.writeTo(Channels.newChannel(sent))).isTrue();

    InputStream in = in();
    assertThat(in.read()).isEqualTo(0x81);
    assertThat(unmasked(in)).containsExactly(1, 2, 3);
  }

  @Test
  void thePayloadIsNotSentInTheClear() throws IOException {
    FrameWriter masked = new FrameWriter(0x01020304);
    masked.append(Frames.TEXT, new byte[] {0, 0, 0, 0, 0}, 0, 5);
    masked.writeTo(Channels.newChannel(sent));

    assertThat(sent.toByteArray())
        .containsExactly(0x81 - 256, 0x85 - 256, 1, 2, 3, 4, 1, 2, 3, 4, 1);
  }

  private InputStream in() {
    return new ByteArrayInputStream(sent.toByteArray());
  }

  /** RFC 6455, 5.2 and 5.3, one byte after the other. */
  private static byte[] unmasked(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int second = in.readUnsignedByte();
    assertThat(second & 0x80).as("mask bit").isEqualTo(0x80);
    long length = second & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
      assertThat(length).as("shortest form").isGreaterThan(125);
    } else if (length == 127) {
      length = in.readLong();
      assertThat(length).as("shortest form").isGreaterThan(65_535);
    }
    byte[] key = in.readNBytes(4);
    byte[] payload = in.readNBytes((int) length);
    assertThat(payload).hasSize((int) length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) (payload[i] ^ key[i % 4]);
    }
    return payload;
  }

  /** Takes so many bytes a write and no more. */
  private final class Narrow implements WritableByteChannel {
    private final int width;

    Narrow(int width) {
      this.width = width;
    }

    @Override
    public int write(ByteBuffer bytes) {
      int taken = Math.min(width, bytes.remaining());
      for (int i = 0; i < taken; i++) {
        sent.write(bytes.get());
      }
      return taken;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
