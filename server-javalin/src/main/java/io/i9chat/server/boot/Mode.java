package io.i9chat.server.boot;

/** How careful the server is about where it runs. */
public enum Mode {
  /** On one's own machine: loopback only, mail into a folder. */
  DEVELOPMENT,
  /** For others: refuses to start where that would not be safe. */
  PRODUCTION
}
