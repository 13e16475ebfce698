package io.i9chat.ports.model.people;

import io.i9chat.ports.model.PersonId;
import java.util.Map;

/**
 * What stands between a person (self) and others, read in one snapshot.
 *
 * @param privacyVersion self's own privacy version
 * @param others by id; those without an account are left out
 */
public record Relations(long privacyVersion, Map<PersonId, Relation> others) {
  /** Takes a copy of the map. */
  public Relations {
    others = Map.copyOf(others);
  }
}
