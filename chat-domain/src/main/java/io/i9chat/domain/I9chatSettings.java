package io.i9chat.domain;

import io.i9chat.domain.account.AccountSettings;
import io.i9chat.domain.group.GroupSettings;
import io.i9chat.domain.live.LiveSettings;
import io.i9chat.domain.mail.MailSettings;
import io.i9chat.domain.people.PeopleSettings;
import io.i9chat.domain.storage.StorageSettings;

/** What an operator or an embedding application may set. */
public record I9chatSettings(
    AccountSettings accounts,
    PeopleSettings people,
    GroupSettings groups,
    LiveSettings live,
    StorageSettings storage,
    MailSettings mails) {
  /** Nothing set. */
  public static final I9chatSettings DEFAULT =
      new I9chatSettings(
          AccountSettings.DEFAULT,
          PeopleSettings.DEFAULT,
          GroupSettings.DEFAULT,
          LiveSettings.DEFAULT,
          StorageSettings.DEFAULT,
          MailSettings.DEFAULT);

  /** The same with other settings of accounts. */
  public I9chatSettings with(AccountSettings other) {
    return new I9chatSettings(other, people, groups, live, storage, mails);
  }

  /** The same with other settings of people. */
  public I9chatSettings with(PeopleSettings other) {
    return new I9chatSettings(accounts, other, groups, live, storage, mails);
  }

  /** The same with other settings of groups. */
  public I9chatSettings with(GroupSettings other) {
    return new I9chatSettings(accounts, people, other, live, storage, mails);
  }

  /** The same with other settings of live events. */
  public I9chatSettings with(LiveSettings other) {
    return new I9chatSettings(accounts, people, groups, other, storage, mails);
  }

  /** The same with other settings of storage. */
  public I9chatSettings with(StorageSettings other) {
    return new I9chatSettings(accounts, people, groups, live, other, mails);
  }

  /** The same with other settings of mails. */
  public I9chatSettings with(MailSettings other) {
    return new I9chatSettings(accounts, people, groups, live, storage, other);
  }
}
