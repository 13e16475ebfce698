package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.people.PlacesContract;

final class SqlitePlacesTest extends OneStore implements PlacesContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
