package io.i9chat.server.media;

import java.net.URI;
import java.util.Map;

/** What stands in on loopback for a service that keeps media, with an empty bucket. */
public interface Storage extends AutoCloseable {
  /** The name of the bucket. */
  String BUCKET = "chat-media";

  /** Where it is, without a path. */
  URI address();

  /**
   * The settings of a server that keeps its media here.
   *
   * @param address where the server and its clients reach it: its own address, or that of what
   *     stands in front
   */
  Map<String, String> settings(URI address);

  /** The same at its own address. */
  default Map<String, String> settings() {
    return settings(address());
  }

  /** Whether it has an object that a server put there, asked past the server. */
  boolean has(String media);

  /** Ends it, as a machine does that loses power. It may be closed all the same. */
  void end();

  @Override
  void close();
}
