package io.i9chat.tck.memory;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.tck.live.PresenceBoardContract;

final class InMemoryPresenceBoardTest implements PresenceBoardContract {
  private final PresenceBoard board = new InMemoryPresenceBoard();

  @Override
  public PresenceBoard board() {
    return board;
  }
}
