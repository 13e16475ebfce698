package io.i9chat.server.jetty;

import java.nio.ByteBuffer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;

/** A link on a session of Jetty's core. */
record JettyLink(CoreSession session) implements Link {
  @Override
  public void gather(byte[] message) {
    session.sendFrame(new OutgoingEntry.Builder(text(message), Callback.NOOP).batch(true).build());
  }

  @Override
  public void send(byte[] message, Runnable sent) {
    session.sendFrame(new OutgoingEntry.Builder(text(message), when(sent)).build());
  }

  @Override
  public void sendPart(byte[] message, int from, int length, Runnable sent) {
    byte code = from == 0 ? OpCode.TEXT : OpCode.CONTINUATION;
    boolean last = from + length == message.length;
    Frame part = new Frame(code, last, ByteBuffer.wrap(message, from, length));
    session.sendFrame(new OutgoingEntry.Builder(part, when(sent)).build());
  }

  @Override
  public void ping() {
    session.sendFrame(new OutgoingEntry.Builder(new Frame(OpCode.PING), Callback.NOOP).build());
  }

  @Override
  public void pong(ByteBuffer payload, Runnable sent) {
    session.sendFrame(
        new OutgoingEntry.Builder(new Frame(OpCode.PONG, payload), when(sent)).build());
  }

  @Override
  public void demand() {
    session.demand();
  }

  @Override
  public void close(int code, String reason) {
    session.close(code, reason, Callback.NOOP);
  }

  @Override
  public void abort() {
    session.abort();
  }

  private static Frame text(byte[] message) {
    return new Frame(OpCode.TEXT, ByteBuffer.wrap(message));
  }

  private static Callback when(Runnable sent) {
    return Callback.from(sent, failure -> {});
  }
}
