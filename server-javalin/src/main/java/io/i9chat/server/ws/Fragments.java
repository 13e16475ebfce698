package io.i9chat.server.ws;

import java.nio.ByteBuffer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;

/**
 * One large message on its way to a peer, a fragment at a time (RFC 6455, 5.4), so that it shows
 * whether the peer takes it, however slowly.
 */
final class Fragments {
  /** The greatest size of a fragment, in bytes. */
  static final int BYTES = 32 * 1024;

  private final CoreSession session;
  private final byte[] message;
  private final Runnable moved;
  private final Callback done;
  private int sent;

  /** Runs {@code moved} after each fragment, and completes {@code done} after the last. */
  Fragments(CoreSession session, byte[] message, Runnable moved, Callback done) {
    this.session = session;
    this.message = message;
    this.moved = moved;
    this.done = done;
  }

  /** Sends the next fragment, and the others behind it. */
  void send() {
    int length = Math.min(BYTES, message.length - sent);
    boolean last = sent + length == message.length;
    byte code = sent == 0 ? OpCode.TEXT : OpCode.CONTINUATION;
    Frame frame = new Frame(code, last, ByteBuffer.wrap(message, sent, length));
    sent += length;
    Callback next =
        Callback.from(
            () -> {
              moved.run();
              send();
            },
            done::failed);
    session.sendFrame(new OutgoingEntry.Builder(frame, last ? done : next).build());
  }
}
