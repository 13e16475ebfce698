package io.i9chat.domain.chat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.people.Relation;
import io.i9chat.ports.model.people.Relations;
import java.util.List;

/** Whether the caller may open a direct chat they do not have yet: a pure function of facts. */
final class OpeningPolicy {
  private OpeningPolicy() {}

  /** A decision. */
  sealed interface Decision {
    /** Yes, as long as these hold. */
    record Allowed(List<Precondition.PrivacyVersion> preconditions) implements Decision {
      /** Takes a copy of the list. */
      public Allowed {
        preconditions = List.copyOf(preconditions);
      }
    }

    /** There is no such account any more. */
    record NoSuchPerson() implements Decision {}

    /** A block or the other's privacy is against it; which of them is not told. */
    record Forbidden() implements Decision {}
  }

  /**
   * Decides.
   *
   * @param relations what stands between {@code opener} and {@code other}
   */
  static Decision decide(PersonId opener, PersonId other, Relations relations) {
    Relation relation = relations.others().get(other);
    if (relation == null) {
      return new Decision.NoSuchPerson();
    }
    if (!relation.isGranted(relation.privacy().chats())) {
      return new Decision.Forbidden();
    }
    return new Decision.Allowed(
        List.of(
            new Precondition.PrivacyVersion(opener, relations.privacyVersion()),
            new Precondition.PrivacyVersion(other, relation.privacyVersion())));
  }
}
