package io.i9chat.server.jetty;

import java.nio.ByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;

/** Tells a listener of what Jetty's core hears. */
record LinkHandler(LinkListener listener) implements FrameHandler {
  @Override
  public void onOpen(CoreSession session, Callback callback) {
    listener.opened(new JettyLink(session));
    callback.succeeded();
    listener.ready();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    boolean handedOn;
    try {
      handedOn = listener.heard(incoming(frame));
      callback.succeeded();
    } catch (RuntimeException broken) {
      callback.failed(broken);
      return;
    }
    if (!handedOn) {
      listener.next();
    }
  }

  private static IncomingFrame incoming(Frame frame) {
    ByteBuffer payload = frame.hasPayload() ? frame.getPayload() : BufferUtil.EMPTY_BUFFER;
    return new IncomingFrame(type(frame), payload, frame.isFin());
  }

  private static IncomingFrame.Type type(Frame frame) {
    if (frame.getOpCode() == OpCode.PING) {
      return IncomingFrame.Type.PING;
    } else if (frame.isControlFrame()) {
      return IncomingFrame.Type.CONTROL;
    }
    return frame.getOpCode() == OpCode.BINARY ? IncomingFrame.Type.BINARY : IncomingFrame.Type.DATA;
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    // What peers do to a connection is no error of the server's; onClosed follows.
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    listener.gone(status.getCode());
    callback.succeeded();
  }
}
