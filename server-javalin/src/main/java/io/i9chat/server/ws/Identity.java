package io.i9chat.server.ws;

import io.i9chat.domain.account.Caller;

/** Who a handshake, or a token, says a connection is. */
sealed interface Identity {
  /** It does not say: the first frame has to. */
  record Nobody() implements Identity {}

  /** A session that holds. */
  record Somebody(Caller caller) implements Identity {}

  /** A token that does not hold. */
  record Invalid() implements Identity {}

  /** A token of which the store cannot say now whether it holds. */
  record Unknown() implements Identity {}
}
