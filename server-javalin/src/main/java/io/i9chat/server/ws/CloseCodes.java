package io.i9chat.server.ws;

import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.AbstractExtension;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.ExtensionConfig;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;

/**
 * Says in the protocol's own code that a frame is too large, where the core says it by itself: it
 * reads no frame that announces 2 GiB or more, and would close with 1009. Not an extension that
 * peers know of.
 */
public final class CloseCodes extends AbstractExtension {
  /** Names that begin so stay within the server. */
  static final ExtensionConfig INTERNAL = new ExtensionConfig("@close-codes");

  @Override
  public String getName() {
    return INTERNAL.getName();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    nextIncomingFrame(frame, callback);
  }

  @Override
  public void sendFrame(OutgoingEntry entry) {
    nextOutgoingFrame(isTooLarge(entry.getFrame()) ? closing(entry) : entry);
  }

  private static boolean isTooLarge(Frame frame) {
    return frame.getOpCode() == OpCode.CLOSE
        && CloseStatus.getCloseStatus(frame).getCode() == CloseStatus.MESSAGE_TOO_LARGE;
  }

  private static OutgoingEntry closing(OutgoingEntry entry) {
    CloseCode code = CloseCode.FRAME_TOO_LARGE;
    return new OutgoingEntry.Builder(entry)
        .frame(new CloseStatus(code.code(), code.reason()).toFrame())
        .build();
  }
}
