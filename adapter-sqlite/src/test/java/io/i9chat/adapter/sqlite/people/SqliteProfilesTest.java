package io.i9chat.adapter.sqlite.people;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.people.ProfilesContract;

final class SqliteProfilesTest extends OneStore implements ProfilesContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
