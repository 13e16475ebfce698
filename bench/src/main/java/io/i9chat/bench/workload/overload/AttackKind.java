package io.i9chat.bench.workload.overload;

/** The ways to exhaust a server that the workload tries. */
enum AttackKind {
  /** Sixty syncs at once of a chat of 1,000 long messages. */
  SYNC("syncs"),
  /** Forty-eight sockets that ask for pages and read nothing. */
  UNREAD("sockets that read nothing"),
  /** Searches whose every word is the start of very many words. */
  SEARCH("searches"),
  /** Bodies that stall, with an account and without, and readers that drip. */
  STALLED("stalled"),
  /** Sign-ins with made-up logins. */
  SIGN_IN("sign-ins");

  private final String title;

  AttackKind(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** The kind of the i-th attacker. */
  static AttackKind of(int i) {
    return values()[i % values().length];
  }
}
