package io.i9chat.server.jetty;

import java.util.Map;
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
 * peers know of. Public, for the core makes one for each connection.
 */
public final class CloseCodes extends AbstractExtension {
  /** Names that begin so stay within the server. */
  private static final String NAME = "@close-codes";

  private static final String CODE = "code";
  private static final String REASON = "reason";

  /** The extension, saying that a frame is too large with this code and reason. */
  static ExtensionConfig config(int code, String reason) {
    return new ExtensionConfig(NAME, Map.of(CODE, Integer.toString(code), REASON, reason));
  }

  @Override
  public String getName() {
    return NAME;
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

  private OutgoingEntry closing(OutgoingEntry entry) {
    int code = getConfig().getParameter(CODE, CloseStatus.MESSAGE_TOO_LARGE);
    String reason = getConfig().getParameter(REASON, "");
    return new OutgoingEntry.Builder(entry).frame(new CloseStatus(code, reason).toFrame()).build();
  }
}
