package io.i9chat.domain.credential;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.mail.Mail;

/** Policy: the words of every mail about an account. Subjects hold no secret and no input. */
final class AccountMails {
  private AccountMails() {}

  static Mail signUpCode(EmailAddress to, String code) {
    return new Mail(
        to,
        "Your i9chat sign-up code",
        """
        Somebody, probably you, wants to make an i9chat account with this e-mail address.

        The code is: %s

        It can be used once, within %d minutes. Give it to nobody: we never ask for it.

        If this was not you, ignore this mail. Without the code no account is made.
        """
            .formatted(code, minutes()),
        code);
  }

  static Mail signUpOfKnown(EmailAddress to, Account account) {
    return new Mail(
        to,
        "You already have an i9chat account",
        """
        Somebody, probably you, wants to make an i9chat account with this e-mail address. It
        has one already, with the username %s, so there is no code in this mail.

        You can sign in with this address or that username. If you have forgotten the password,
        ask for a password reset.

        If this was not you, ignore this mail. Nothing has changed.
        """
            .formatted(account.username()),
        null);
  }

  static Mail resetCode(EmailAddress to, Account account, String code) {
    return new Mail(
        to,
        "Your i9chat password reset code",
        """
        Somebody, probably you, wants to set a new password for the i9chat account %s.

        The code is: %s

        It can be used once, within %d minutes. Give it to nobody: we never ask for it.

        If this was not you, ignore this mail. Without the code your password stays as it is.
        """
            .formatted(account.username(), code, minutes()),
        code);
  }

  static Mail resetOfUnknown(EmailAddress to) {
    return new Mail(
        to,
        "There is no i9chat account with this address",
        """
        Somebody, probably you, asked to reset the password of an i9chat account with this
        e-mail address. There is no such account, so there is no code in this mail.

        Perhaps you signed up with another address. You can also sign up with this one.

        If this was not you, ignore this mail. Nothing has changed.
        """,
        null);
  }

  static Mail resetOfDisabled(EmailAddress to, Account account) {
    return new Mail(
        to,
        "Your i9chat account is disabled",
        """
        Somebody, probably you, asked to reset the password of the i9chat account %s. The
        operator of the server has disabled it, so there is no code in this mail: ask them.

        If this was not you, ignore this mail. Nothing has changed.
        """
            .formatted(account.username()),
        null);
  }

  static Mail passwordChanged(EmailAddress to) {
    return new Mail(
        to,
        "Your i9chat password was changed",
        """
        The password of your i9chat account has just been changed, and other devices were
        signed out.

        If this was you, there is nothing to do.

        If this was not you, somebody else may have got into your account or your mailbox: secure
        the mailbox first, then ask for a password reset at once. It signs out all devices.
        """,
        null);
  }

  private static long minutes() {
    return AccountLimits.CODE_LIFE.toMinutes();
  }
}
