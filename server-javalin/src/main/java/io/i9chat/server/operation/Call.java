package io.i9chat.server.operation;

import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.domain.session.Caller;
import io.i9chat.ports.model.PersonId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

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
  /** The name of the request id in the log's records, as in answers. */
  public static final String REQUEST_ID = "requestId";

  /** Does {@code work}; every record that it writes on this thread has the request id. */
  public <T> T named(Supplier<T> work) {
    return named(requestId, work);
  }

  /** The same for what is no call, but has an id as calls have. */
  public static <T> T named(String requestId, Supplier<T> work) {
    String before = MDC.get(REQUEST_ID);
    MDC.put(REQUEST_ID, requestId);
    try {
      return work.get();
    } finally {
      if (before == null) {
        MDC.remove(REQUEST_ID);
      } else {
        MDC.put(REQUEST_ID, before);
      }
    }
  }

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

  /**
   * Who calls an operation that needs a session.
   *
   * @throws IllegalStateException if there is none, as {@link #who}
   */
  public PersonId person() {
    return who().person();
  }
}
