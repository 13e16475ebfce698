package io.i9chat.domain;

import io.i9chat.domain.account.AccountSettings;
import io.i9chat.domain.live.LiveSettings;
import io.i9chat.domain.people.PeopleSettings;

/** What an operator or an embedding application may set. */
public record I9chatSettings(AccountSettings accounts, PeopleSettings people, LiveSettings live) {
  /** Nothing set. */
  public static final I9chatSettings DEFAULT =
      new I9chatSettings(AccountSettings.DEFAULT, PeopleSettings.DEFAULT, LiveSettings.DEFAULT);

  /** The same with other settings of accounts. */
  public I9chatSettings with(AccountSettings other) {
    return new I9chatSettings(other, people, live);
  }

  /** The same with other settings of people. */
  public I9chatSettings with(PeopleSettings other) {
    return new I9chatSettings(accounts, other, live);
  }

  /** The same with other settings of live events. */
  public I9chatSettings with(LiveSettings other) {
    return new I9chatSettings(accounts, people, other);
  }
}
