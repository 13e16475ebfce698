package io.i9chat.adapter.sqlite.people;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.people.PlacesContract;

final class SqlitePlacesTest extends OneStore implements PlacesContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
