package io.i9chat.domain.people;

import io.i9chat.domain.account.OwnProfiles;
import io.i9chat.domain.account.ReservedNames;
import io.i9chat.domain.departure.DeletePerson;
import io.i9chat.domain.departure.DepartureUseCases;
import io.i9chat.domain.departure.Export;
import io.i9chat.domain.departure.ExportPerson;
import io.i9chat.domain.entry.KnownPeople;
import io.i9chat.domain.outcome.Refused;
import io.i9chat.domain.presence.Presences;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.ports.model.people.PrivacyChange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Every use case about people: what they show to which others, and finding each other; and what an
 * embedding application does with its users, also by short methods, which throw {@link Refused}
 * where the use case answers a refusal.
 */
public record PeopleUseCases(
    EnrolPeople enrol,
    FindByExternalId findByExternalId,
    GetExternalIds getExternalIds,
    DeletePerson deletePerson,
    ExportPerson exportPerson,
    GetMe getMe,
    GetUsername getUsername,
    UpdateMe updateMe,
    FindPerson findPerson,
    FindPeople findPeople,
    AddBlock addBlock,
    RemoveBlock removeBlock,
    ListBlocks listBlocks,
    SetLocation setLocation,
    ClearLocation clearLocation,
    FindNearby findNearby) {
  /** Makes them from the ports. */
  public static PeopleUseCases of(
      Ports ports,
      KnownPeople known,
      PeopleSettings settings,
      ReservedNames reserved,
      DepartureUseCases departures) {
    StorePorts store = ports.store();
    OwnProfiles ownProfiles = new OwnProfiles(ports);
    Presences presences = new Presences(ports);
    return new PeopleUseCases(
        new EnrolPeople(store.externalIds(), reserved, ports.ids(), ports.clock()),
        new FindByExternalId(store.externalIds()),
        new GetExternalIds(store.externalIds()),
        departures.deletePerson(),
        departures.exportPerson(),
        new GetMe(store.accounts(), ownProfiles),
        new GetUsername(known.names()),
        new UpdateMe(ports, ownProfiles, known),
        new FindPerson(store.profiles(), presences),
        new FindPeople(store.profiles(), presences),
        new AddBlock(store.profiles(), store.blocks(), ports.signals()),
        new RemoveBlock(store.profiles(), store.blocks(), ports.signals()),
        new ListBlocks(store.blocks(), known.names()),
        new SetLocation(store.places(), ports.limiter(), ports.clock()),
        new ClearLocation(store.places()),
        new FindNearby(store.places(), store.profiles(), presences, settings, ports.clock()));
  }

  /**
   * Makes a user of the application known, or finds who they are. It can be called at every sign-in
   * of the user: who is enrolled already keeps the display name they have.
   */
  public PersonId enrol(ExternalId externalId, DisplayName displayName) {
    return enrol(new EnrolPeople.Newcomer(externalId, displayName));
  }

  /**
   * The same with a username or a bio.
   *
   * @throws Refused with an outcome of {@link EnrolPeople}, if the username cannot be had
   */
  public PersonId enrol(EnrolPeople.Newcomer newcomer) {
    return Objects.requireNonNull(enrol(List.of(newcomer)).get(newcomer.externalId()));
  }

  /**
   * The same of many.
   *
   * @throws Refused with an outcome of {@link EnrolPeople}, if a username cannot be had
   */
  public Map<ExternalId, PersonId> enrol(List<EnrolPeople.Newcomer> newcomers) {
    return Refused.unless(
            EnrolPeople.Outcome.Enrolled.class,
            EnrolPeople.class,
            enrol.handle(new EnrolPeople.Command(newcomers)))
        .people();
  }

  /** The person whom the application knows by this id. */
  public Optional<PersonId> find(ExternalId externalId) {
    return Optional.ofNullable(find(List.of(externalId)).get(externalId));
  }

  /** The people whom the application knows by these ids; those that no person has are left out. */
  public Map<ExternalId, PersonId> find(Collection<ExternalId> externalIds) {
    var command = new FindByExternalId.Command(List.copyOf(externalIds));
    return findByExternalId.handle(command).people();
  }

  /** What the application knows these people by; those who have no external id are left out. */
  public Map<PersonId, ExternalId> externalIds(Collection<PersonId> people) {
    var command = new GetExternalIds.Command(List.copyOf(people));
    return getExternalIds.handle(command).externalIds();
  }

  /**
   * Gives a person another display name.
   *
   * @throws Refused with an outcome of {@link UpdateMe}
   */
  public void rename(PersonId person, DisplayName displayName) {
    var command =
        new UpdateMe.Command(
            person, Change.to(displayName), Change.keep(), Change.keep(), PrivacyChange.NONE);
    Refused.unless(UpdateMe.Updated.class, UpdateMe.class, updateMe.handle(command));
  }

  /**
   * Deletes a person's account; what they wrote stays.
   *
   * @throws Refused with an outcome of {@link DeletePerson}
   */
  public void remove(PersonId person) {
    delete(person, false);
  }

  /**
   * Deletes a person's account and what they wrote.
   *
   * @throws Refused with an outcome of {@link DeletePerson}
   */
  public void erase(PersonId person) {
    delete(person, true);
  }

  private void delete(PersonId person, boolean erase) {
    Refused.unless(
        DeletePerson.Outcome.Deleted.class,
        DeletePerson.class,
        deletePerson.handle(new DeletePerson.Command(person, erase)));
  }

  /**
   * What is a person's own, to be written out.
   *
   * @throws Refused with an outcome of {@link ExportPerson}
   */
  public Export export(PersonId person) {
    return Refused.unless(
            ExportPerson.Outcome.Granted.class,
            ExportPerson.class,
            exportPerson.handle(new ExportPerson.Command(person)))
        .export();
  }
}
