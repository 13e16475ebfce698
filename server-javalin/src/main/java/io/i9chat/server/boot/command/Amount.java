package io.i9chat.server.boot.command;

/** How many there are of something, as people say it. */
final class Amount {
  private Amount() {}

  /** {@code 1 session}, {@code 2 sessions}: the noun is given as there is one of it. */
  static String of(int count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }
}
