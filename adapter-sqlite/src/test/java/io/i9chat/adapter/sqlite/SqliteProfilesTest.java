package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.people.ProfilesContract;

final class SqliteProfilesTest extends OneStore implements ProfilesContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
