package io.i9chat.server.ws;

/** How a connection counts among those of its address. */
enum Counting {
  /** Connections are not limited. */
  NOT_AT_ALL,
  /** There are too many already. */
  ONE_TOO_MANY,
  /** It came with a session. */
  AS_SOMEBODYS,
  /** It is not authenticated yet. */
  AS_WAITING
}
