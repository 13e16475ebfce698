package io.i9chat.ports.model.media;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A request that the store of media answers to any client, until it expires.
 *
 * @param url absolute, or a path on the server that serves the store's endpoint
 * @param headers what the request must carry
 */
public record SignedUrl(String method, URI url, Map<String, String> headers, Instant expiresAt) {
  /** Takes a copy of the map. */
  public SignedUrl {
    headers = Map.copyOf(headers);
  }
}
