package io.i9chat.server.boot.settings;

/** How careful the server is about where it runs. */
public enum Mode {
  /** On the developer's machine: loopback only, mail into a folder. */
  DEVELOPMENT,
  /** For others: refuses to start where that would not be safe. */
  PRODUCTION
}
