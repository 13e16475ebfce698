package io.i9chat.server.ws;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a connection may do, and what the server does to keep it honest. */
public final class SocketLimits {
  /** The greatest size of a message from a client, in bytes. */
  public static final int FRAME_BYTES = 64 * 1024;

  /** How much a connection may send before it is authenticated, in bytes. */
  public static final int ANONYMOUS_BYTES = 16 * 1024;

  /** How long a connection may take to authenticate. */
  public static final Duration AUTHENTICATION = Duration.ofSeconds(10);

  /** How many connections of one address may be waiting for authentication. */
  public static final int ANONYMOUS_PER_ADDRESS = 20;

  /** How many connections an address may have. */
  public static final int PER_ADDRESS = 1_000;

  /** How many connections a person may have. */
  public static final int PER_PERSON = 50;

  /** How many calls of one connection may be unanswered. */
  public static final int CALLS_IN_FLIGHT = 32;

  /** How long a client is told to wait that has too many. */
  public static final Duration CALLS_PAUSE = Duration.ofMillis(100);

  /** The greatest length of a call's id, in characters. */
  public static final int CALL_ID = 64;

  /** How often the server pings; two pings without any frame from the peer end the connection. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(30);

  /** How many events may wait for a peer. */
  public static final int WAITING_EVENTS = 256;

  /** How many bytes of events, or of results, may wait for a peer. */
  public static final int WAITING_BYTES = 1024 * 1024;

  /** Above so many bytes of results that wait, no further call is taken from the peer. */
  public static final int PAUSED_BYTES = 256 * 1024;

  /** How long a peer that lost its backlog, or is owed results, may take nothing at all. */
  public static final Duration STALL = Duration.ofSeconds(20);

  /** Results of fewer bytes are let be, even if calls wait for room. */
  static final int WORTH_WANTING = 16 * 1024;

  /** How long a connection whose session ended may take to send what it still has. */
  public static final Duration CLOSING_ENDED = Duration.ofSeconds(1);

  /** How long a closing connection may take to send what it still has. */
  public static final Duration CLOSING = Duration.ofSeconds(10);

  /** How many calls may be refused by rate limits in {@link #RATE_LIMITED_WINDOW}. */
  public static final int RATE_LIMITED = 100;

  /** See {@link #RATE_LIMITED}. */
  public static final Duration RATE_LIMITED_WINDOW = Duration.ofSeconds(10);

  private SocketLimits() {}

  /** These limits, to be published: name and number. */
  public static Map<String, Long> published() {
    Map<String, Long> all = new LinkedHashMap<>();
    all.put("socket.frameBytes", (long) FRAME_BYTES);
    all.put("socket.anonymousBytes", (long) ANONYMOUS_BYTES);
    all.put("socket.authenticationMs", AUTHENTICATION.toMillis());
    all.put("socket.anonymousPerAddress", (long) ANONYMOUS_PER_ADDRESS);
    all.put("socket.perAddress", (long) PER_ADDRESS);
    all.put("socket.perPerson", (long) PER_PERSON);
    all.put("socket.callsInFlight", (long) CALLS_IN_FLIGHT);
    all.put("socket.callId", (long) CALL_ID);
    all.put("socket.heartbeatMs", HEARTBEAT.toMillis());
    all.put("socket.waitingEvents", (long) WAITING_EVENTS);
    all.put("socket.waitingBytes", (long) WAITING_BYTES);
    all.put("socket.pausedBytes", (long) PAUSED_BYTES);
    all.put("socket.stallMs", STALL.toMillis());
    all.put("socket.rateLimited", (long) RATE_LIMITED);
    all.put("socket.rateLimitedWindowMs", RATE_LIMITED_WINDOW.toMillis());
    return all;
  }
}
