package io.i9chat.domain.account;

import io.i9chat.ports.Ports;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Places;
import io.i9chat.ports.people.Profiles;
import io.i9chat.ports.people.Storage;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Reads what people see of themselves. */
public final class OwnProfiles {
  private final Profiles profiles;
  private final Places places;
  private final Storage storage;
  private final InstantSource clock;

  /** Reads it from these ports. */
  public OwnProfiles(Ports ports) {
    profiles = ports.store().profiles();
    places = ports.store().places();
    storage = ports.store().storage();
    clock = ports.clock();
  }

  /** What the owner of an account sees; empty if the account is gone. */
  public Optional<Me> of(Account account) {
    return profiles.byId(List.of(account.id())).stream()
        .findFirst()
        .map(profile -> of(account, profile));
  }

  /** What the owner of an account sees, where their profile is known already. */
  public Me of(Account account, Profile profile) {
    boolean shares =
        places.of(account.id(), clock.instant().minus(AccountLimits.PLACE_LIFE)).isPresent();
    return Me.of(account, profile, shares, storage.used(account.id()));
  }
}
