package io.i9chat.server.boot;

/** What must let its peers go before the server stops, such as open sockets. */
@FunctionalInterface
public interface Drainable {
  /** Tells every peer to go, and waits a bounded time until they have. */
  void drain();
}
