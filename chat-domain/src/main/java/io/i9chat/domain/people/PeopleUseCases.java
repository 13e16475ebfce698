package io.i9chat.domain.people;

import io.i9chat.domain.account.OwnProfiles;
import io.i9chat.domain.chat.Names;
import io.i9chat.domain.presence.Presences;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;

/** Every use case about people: what they show to which others, and finding each other. */
public record PeopleUseCases(
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
  public static PeopleUseCases of(Ports ports, Names names, PeopleSettings settings) {
    StorePorts store = ports.store();
    OwnProfiles ownProfiles = new OwnProfiles(ports);
    Presences presences = new Presences(ports);
    return new PeopleUseCases(
        new GetMe(store.accounts(), ownProfiles),
        new GetUsername(names),
        new UpdateMe(ports, ownProfiles),
        new FindPerson(store.profiles(), presences),
        new FindPeople(store.profiles(), presences),
        new AddBlock(store.profiles(), store.blocks(), ports.signals()),
        new RemoveBlock(store.profiles(), store.blocks(), ports.signals()),
        new ListBlocks(store.blocks(), names),
        new SetLocation(store.places(), ports.limiter(), ports.clock()),
        new ClearLocation(store.places()),
        new FindNearby(store.places(), store.profiles(), presences, settings, ports.clock()));
  }
}
