package io.i9chat.ports.model.commit;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import java.util.Collection;
import java.util.OptionalLong;

/**
 * What a store knows, and holds still, while it looks whether what a decision rests on still holds.
 *
 * @param <X> how reading it may fail
 */
public interface Facts<X extends Exception> {
  /** A person's privacy version; empty without an account. */
  OptionalLong privacyVersion(PersonId person) throws X;

  /** Whether all of these objects are uploaded, verified and not deleted. */
  boolean isUsable(Collection<MediaId> media) throws X;
}
