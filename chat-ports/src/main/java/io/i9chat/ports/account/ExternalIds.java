package io.i9chat.ports.account;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Enrolment;
import io.i9chat.ports.model.account.NewPerson;
import io.i9chat.ports.model.people.ExternalId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The people of an embedding application, by the ids that it knows them by.
 *
 * <ul>
 *   <li>EXTERNAL-1: enrolling makes an account, and its profile with it, for every external id that
 *       no person has; what is given for one that a person has changes nothing. Of enrolments of
 *       one external id, in one call or in several at once, one makes the person, and all are
 *       answered that one.
 *   <li>EXTERNAL-2: enrolling makes all who are missing or, if the username of one of them is or
 *       was taken or is to be another's too, none.
 *   <li>EXTERNAL-3: external ids are found as they were given and in no other spelling, up to the
 *       longest and in any script; people without one are in no answer.
 *   <li>EXTERNAL-4: a departure frees the external id in the transaction that begins it; enrolled
 *       again it is another person.
 * </ul>
 */
public interface ExternalIds {
  /**
   * Makes accounts, without a proof, for those of these people who have none.
   *
   * @return the people, or the first whose username is taken
   */
  Enrolment enrol(List<NewPerson> people);

  /** The people behind these external ids; those that no person has are left out. */
  Map<ExternalId, PersonId> people(Collection<ExternalId> externalIds);

  /** The external ids of these people; those who have none are left out. */
  Map<PersonId, ExternalId> of(Collection<PersonId> people);
}
