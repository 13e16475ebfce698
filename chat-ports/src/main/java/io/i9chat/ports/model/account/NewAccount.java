package io.i9chat.ports.model.account;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;

/** An account to be made, with the first state of its profile. */
public record NewAccount(Account account, DisplayName displayName, Bio bio) {}
