package io.i9chat.tck;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;

/** What the contracts of the ports of a store are run on. */
public interface StoreUnderTest {
  /** The ports under test; the same store at every call within a test. */
  StorePorts ports();

  /** The ports of the same store after it was closed and opened again, if it can be. */
  default StorePorts restarted() {
    return ports();
  }

  /** A person who has an account from now on. */
  default PersonId newcomer() {
    return Newcomers.enrolled(ports()).id();
  }
}
