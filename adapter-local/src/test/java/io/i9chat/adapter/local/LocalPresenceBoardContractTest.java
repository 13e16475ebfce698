package io.i9chat.adapter.local;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.tck.live.PresenceBoardContract;

class LocalPresenceBoardContractTest implements PresenceBoardContract {
  private final PresenceBoard board = new LocalPresenceBoard();

  @Override
  public PresenceBoard board() {
    return board;
  }
}
