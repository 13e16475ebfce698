package io.i9chat.server.ws;

import io.i9chat.server.jetty.IncomingFrame;
import io.i9chat.server.wire.socket.CloseCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts the frames of one peer together to messages, within the limits of size. */
final class FrameAssembler {
  /** What a frame came to. */
  sealed interface Assembled {
    /** Nothing to deal with yet, or at all. */
    record Incomplete() implements Assembled {}

    /** A ping, to be answered with its payload. */
    record Ping(ByteBuffer payload) implements Assembled {}

    /** A whole message of valid UTF-8. */
    final class Whole implements Assembled {
      private final byte[] utf8;

      private Whole(byte[] utf8) {
        this.utf8 = utf8;
      }

      byte[] utf8() {
        return utf8;
      }
    }

    /** A reason to close. */
    record Useless(CloseCode code) implements Assembled {}
  }

  /** What a frame of a client has before its payload at least: two bytes and a mask. */
  private static final int FRAME_HEADER_BYTES = 6;

  private static final Assembled PART = new Assembled.Incomplete();

  private @Nullable ByteArrayOutputStream parts;

  /** How much has come of the message that is not at its end. */
  private int messageBytes;

  private int anonymousBytes;

  /** Why the message is of no use; it is counted to its end, for its size says what is answered. */
  private @Nullable CloseCode useless;

  private boolean ignoring;

  /**
   * Takes a frame, whose payload is not used after this.
   *
   * @param anonymous whether the peer is not authenticated yet, and so may send less
   */
  Assembled take(IncomingFrame frame, boolean anonymous) {
    if (anonymous && !ignoring && isTooMuch(frame)) {
      return broken(CloseCode.NOT_AUTHENTICATED);
    }
    if (frame.type() == IncomingFrame.Type.PING) {
      return new Assembled.Ping(ByteBuffer.wrap(frame.bytes()));
    }
    if (ignoring || frame.type() == IncomingFrame.Type.CONTROL) {
      return PART;
    }
    if (frame.type() == IncomingFrame.Type.BINARY) {
      becomeUseless(CloseCode.BAD_FRAME);
    }
    messageBytes += frame.length();
    if (messageBytes > SocketLimits.FRAME_BYTES) {
      return broken(CloseCode.FRAME_TOO_LARGE);
    }
    if (useless != null) {
      return frame.last() ? broken(useless) : PART;
    }
    return assembled(frame.bytes(), frame.last());
  }

  /**
   * Counts what a peer sends that is not authenticated, and answers whether to close at once. Pings
   * and empty frames count, too: a peer could go on with them for as long as it likes.
   */
  private boolean isTooMuch(IncomingFrame frame) {
    anonymousBytes += FRAME_HEADER_BYTES + frame.length();
    if (anonymousBytes <= SocketLimits.ANONYMOUS_BYTES) {
      return false;
    }
    becomeUseless(CloseCode.NOT_AUTHENTICATED);
    return isControl(frame)
        || anonymousBytes > SocketLimits.ANONYMOUS_BYTES + 2 * SocketLimits.FRAME_BYTES;
  }

  private static boolean isControl(IncomingFrame frame) {
    return frame.type() == IncomingFrame.Type.PING || frame.type() == IncomingFrame.Type.CONTROL;
  }

  private void becomeUseless(CloseCode code) {
    if (useless == null) {
      useless = code;
      parts = null;
    }
  }

  private Assembled assembled(byte[] bytes, boolean last) {
    if (last) {
      messageBytes = 0;
    }
    if (parts == null && last) {
      return whole(bytes);
    }
    if (parts == null) {
      parts = new ByteArrayOutputStream(bytes.length * 2);
    }
    parts.writeBytes(bytes);
    if (!last) {
      return PART;
    }
    byte[] message = parts.toByteArray();
    parts = null;
    return whole(message);
  }

  private Assembled whole(byte[] utf8) {
    return isUtf8(utf8) ? new Assembled.Whole(utf8) : broken(CloseCode.NOT_UTF8);
  }

  private Assembled broken(CloseCode code) {
    parts = null;
    ignoring = true;
    return new Assembled.Useless(code);
  }

  private static boolean isUtf8(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return decodes(bytes);
      }
    }
    return true;
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
