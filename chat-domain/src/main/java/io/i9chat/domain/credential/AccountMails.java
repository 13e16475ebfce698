package io.i9chat.domain.credential;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.domain.mail.Letter;
import io.i9chat.domain.mail.MailRenderer;
import io.i9chat.domain.mail.MailSettings;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.mail.Mail;

/**
 * Policy: the words of every mail about an account. Subjects hold no secret and nothing that a
 * person wrote.
 */
final class AccountMails {
  private static final String NOTHING_CHANGED =
      "If this was not you, ignore this mail. Nothing has changed.";

  private final MailRenderer renderer;

  AccountMails(MailSettings settings) {
    renderer = new MailRenderer(settings);
  }

  Mail signUpCode(EmailAddress to, String code) {
    return withCode(
        to,
        "Your %s sign-up code",
        "Somebody, probably you, wants to make an account at %s with this e-mail address."
            .formatted(renderer.product()),
        "If this was not you, ignore this mail. Without the code no account is made.",
        code);
  }

  Mail signUpOfKnown(EmailAddress to, Account account) {
    return mail(
        to,
        "You already have an account at %s",
        """
        Somebody, probably you, wants to make an account at %s with this e-mail address. It has
        one already, with the username %s, so there is no code in this mail.
        """
            .formatted(renderer.product(), account.username()),
        """
        You can sign in with this address or that username. If you have forgotten the password,
        ask for a password reset.
        """,
        NOTHING_CHANGED);
  }

  Mail resetCode(EmailAddress to, Account account, String code) {
    return withCode(
        to,
        "Your %s password reset code",
        "Somebody, probably you, wants to set a new password for the account %s at %s."
            .formatted(account.username(), renderer.product()),
        "If this was not you, ignore this mail. Without the code your password stays as it is.",
        code);
  }

  Mail resetOfUnknown(EmailAddress to) {
    return mail(
        to,
        "There is no account at %s with this address",
        """
        Somebody, probably you, asked to reset the password of an account at %s with this e-mail
        address. There is no such account, so there is no code in this mail.
        """
            .formatted(renderer.product()),
        "Perhaps you signed up with another address. You can also sign up with this one.",
        NOTHING_CHANGED);
  }

  Mail resetOfDisabled(EmailAddress to, Account account) {
    return mail(
        to,
        "Your account at %s is disabled",
        """
        Somebody, probably you, asked to reset the password of the account %s at %s. The operator
        of the server has disabled it, so there is no code in this mail: ask them.
        """
            .formatted(account.username(), renderer.product()),
        NOTHING_CHANGED);
  }

  Mail passwordChanged(EmailAddress to) {
    return mail(
        to,
        "Your %s password was changed",
        """
        The password of your account at %s has just been changed, and other devices were signed
        out.
        """
            .formatted(renderer.product()),
        "If this was you, there is nothing to do.",
        """
        If this was not you, somebody else may have got into your account or your mailbox: secure
        the mailbox first, then ask for a password reset at once. It signs out all devices.
        """);
  }

  private Mail withCode(EmailAddress to, String subject, String why, String ignore, String code) {
    String use =
        "It can be used once, within %d minutes. Give it to nobody: we never ask for it."
            .formatted(AccountLimits.CODE_LIFE.toMinutes());
    return renderer.mail(to, letter(subject, why, use, ignore).withCode(code));
  }

  private Mail mail(EmailAddress to, String subject, String... paragraphs) {
    return renderer.mail(to, letter(subject, paragraphs));
  }

  private Letter letter(String subject, String... paragraphs) {
    return Letter.of(subject.formatted(renderer.product()), paragraphs);
  }
}
