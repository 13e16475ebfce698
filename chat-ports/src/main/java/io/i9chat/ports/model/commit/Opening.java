package io.i9chat.ports.model.commit;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.Payload;
import java.time.Instant;
import java.util.List;

/** A chat to be opened. */
public sealed interface Opening {
  /** The id it gets if it is new. */
  ChatId fresh();

  /** Who opens it. */
  PersonId opener();

  /** When. */
  Instant at();

  /** What the decision to open it rests on, beside the objects in {@link #media}. */
  List<Precondition.PrivacyVersion> preconditions();

  /** The uploaded objects that it brings into use. */
  default List<MediaId> media() {
    return this instanceof Group group ? group.profile().media() : List.of();
  }

  /** Whether everything that it rests on still holds. */
  default <X extends Exception> boolean holds(Facts<X> facts) throws X {
    for (Precondition.PrivacyVersion precondition : preconditions()) {
      if (!precondition.holds(facts)) {
        return false;
      }
    }
    return media().isEmpty() || facts.isUsable(media());
  }

  /**
   * The one direct chat of two people. It starts without entries, and exists for its opener only
   * until the other opens it too or the first message comes. That the two are different people is
   * decided by {@code OpeningPolicy}, who finds it by {@code ChatAccess} of the domain. Rules:
   * CHAT-1.
   */
  record Direct(
      ChatId fresh,
      PersonId opener,
      PersonId other,
      Instant at,
      List<Precondition.PrivacyVersion> preconditions)
      implements Opening {
    /** Takes a copy of the list and checks that there are two of them. */
    public Direct {
      preconditions = List.copyOf(preconditions);
      if (opener.equals(other)) {
        throw new IllegalArgumentException("a direct chat is between two different people");
      }
    }
  }

  /**
   * A group. It starts with two entries by its opener: {@link Payload.Created} at seq 1 and {@link
   * Payload.Added} at seq 2. That there is another person is decided by {@code NewcomerPolicy} of
   * the domain. Rules: GROUP-1.
   *
   * @param clientId the opener's key of this opening, for good
   * @param fingerprint of what the opener sent
   * @param people at least one, without the opener, each once
   */
  record Group(
      ChatId fresh,
      PersonId opener,
      ClientId clientId,
      Fingerprint fingerprint,
      GroupProfile profile,
      List<PersonId> people,
      Instant at,
      List<Precondition.PrivacyVersion> preconditions)
      implements Opening {
    /** Takes copies of the lists and checks them. */
    public Group {
      people = List.copyOf(people);
      preconditions = List.copyOf(preconditions);
      if (people.isEmpty() || people.contains(opener)) {
        throw new IllegalArgumentException("a group starts with others than its opener");
      }
    }
  }
}
