package io.i9chat.server.ws;

import io.i9chat.server.jetty.Link;

/**
 * One large message on its way to a peer, a fragment at a time (RFC 6455, 5.4), so that it shows
 * whether the peer takes it, however slowly.
 */
final class Fragments {
  /** The greatest size of a fragment, in bytes. */
  static final int BYTES = 32 * 1024;

  private final Link link;
  private final byte[] message;
  private final Runnable moved;
  private final Runnable sent;
  private int begun;

  /** Runs {@code moved} after each fragment but the last, and {@code sent} after that. */
  Fragments(Link link, byte[] message, Runnable moved, Runnable sent) {
    this.link = link;
    this.message = message;
    this.moved = moved;
    this.sent = sent;
  }

  /** Sends the next fragment, and the others behind it. */
  void send() {
    int from = begun;
    int length = Math.min(BYTES, message.length - from);
    begun += length;
    boolean last = begun == message.length;
    link.sendPart(message, from, length, last ? sent : this::sendMore);
  }

  private void sendMore() {
    moved.run();
    send();
  }
}
