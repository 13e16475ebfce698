package io.i9chat.bench.wire;

/** What the owner of a connection is told, always on the thread that polls the {@link Wire}. */
public interface WireListener {

  /**
   * One whole text message, in UTF-8.
   *
   * @param bytes a buffer that is only good during this call
   * @param from index of the first byte
   * @param to index after the last byte
   * @param readAt {@link System#nanoTime()} just after the bytes were read from the socket
   */
  void onText(byte[] bytes, int from, int to, long readAt);

  /**
   * The connection ended; nothing follows. Not called for a close that this side began.
   *
   * @param code the peer's close code, 1005 if it gave none, 1006 if there was no close frame
   */
  void onClosed(int code, String reason);
}
