package io.i9chat.server.documented;

import java.util.ArrayList;
import java.util.List;

/** What the server was seen to do that is not documented. */
final class Undocumented {
  private static final List<String> SEEN = new ArrayList<>();

  private Undocumented() {}

  /** Remembers it until the test that runs has ended. */
  static synchronized void seen(String what) {
    // One tells as much as thousands of the same.
    if (SEEN.size() < 10) {
      SEEN.add(what);
    }
  }

  /** What was seen since this was last asked. */
  static synchronized List<String> taken() {
    List<String> taken = List.copyOf(SEEN);
    SEEN.clear();
    return taken;
  }
}
