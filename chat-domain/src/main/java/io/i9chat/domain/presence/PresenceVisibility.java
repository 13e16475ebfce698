package io.i9chat.domain.presence;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.Relation;
import io.i9chat.ports.model.people.Relations;
import org.jspecify.annotations.Nullable;

/**
 * The one place that says who may see whether a person is online. A pure function of facts. The
 * rest is decided by {@link io.i9chat.ports.model.receipt.ReceiptVisibility ReceiptVisibility} for
 * receipts and {@code status}, and by {@link io.i9chat.ports.people.Places Places} for who is near.
 * Rules: BLOCK-3.
 */
final class PresenceVisibility {
  private PresenceVisibility() {}

  /**
   * Whether {@code viewer} may see the presence of {@code other}: always if both are the same
   * person, else if the other's privacy means the viewer and neither has blocked the other.
   *
   * @param relations what stands between the viewer and others, this one among them
   */
  static boolean of(PersonId viewer, Profile other, Relations relations) {
    return viewer.equals(other.id()) || of(relations.others().get(other.id()));
  }

  private static boolean of(@Nullable Relation relation) {
    return relation != null && relation.isGranted(relation.privacy().presence());
  }
}
