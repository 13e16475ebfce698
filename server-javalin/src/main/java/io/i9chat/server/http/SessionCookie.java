package io.i9chat.server.http;

import java.time.Duration;

/**
 * The cookie that carries a session for pages: never readable by scripts, never sent across sites.
 */
public final class SessionCookie {
  private final String name;
  private final String attributes;

  /** The cookie of a server whose clients come by TLS, or not. */
  public SessionCookie(boolean https) {
    // The prefix makes browsers refuse the cookie from a subdomain or without TLS (RFC 6265bis).
    name = https ? "__Host-i9chat" : "i9chat";
    attributes = "; Path=/; HttpOnly; SameSite=Strict" + (https ? "; Secure" : "");
  }

  /** The cookie's name. */
  public String name() {
    return name;
  }

  /** The header value that sets the cookie for so long. */
  String set(String token, Duration life) {
    return name + "=" + token + attributes + "; Max-Age=" + Math.max(0, life.toSeconds());
  }

  /** The header value that removes the cookie. */
  String clear() {
    return name + "=" + attributes + "; Max-Age=0";
  }
}
