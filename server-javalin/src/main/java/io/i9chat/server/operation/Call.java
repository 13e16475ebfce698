package io.i9chat.server.operation;

import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.domain.session.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, from where and how.
 *
 * @param requestId names this call in answers and in the log
 * @param address what limits count the client by: an IPv4 address, or the /64 of an IPv6 one
 * @param caller whose session the call carries, {@code null} if it carries none that holds
 * @param replaced whose session the calling device held by cookie, which ends when it signs in
 * @param live what the connection that the call came by hears by, {@code null} if it hears nothing
 */
public record Call(
    String requestId,
    Transport transport,
    String address,
    @Nullable Caller caller,
    @Nullable Caller replaced,
    @Nullable LiveSubscription live) {
  /**
   * What the calling connection hears by.
   *
   * @throws IllegalStateException if the call came by none: the catalogue lets no such call through
   */
  public LiveSubscription connection() {
    if (live == null) {
      throw new IllegalStateException("an operation of connections was called without one");
    }
    return live;
  }

  /**
   * The caller of an operation that needs a session.
   *
   * @throws IllegalStateException if there is none: the runner lets no such call through
   */
  public Caller who() {
    if (caller == null) {
      throw new IllegalStateException("an operation that anybody may call asked who calls");
    }
    return caller;
  }
}
