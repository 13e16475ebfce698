package io.i9chat.server.model;

import io.i9chat.tck.MovableClock;

/** What a sequence runs on. */
interface Ground {
  /** The nodes of one sequence, which closes them. */
  Nodes open(MovableClock clock);
}
