package io.i9chat.domain.credential;

import io.i9chat.domain.mail.MailSettings;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.EmailAddress;
import org.jspecify.annotations.Nullable;

/** Tells people that their password was changed, whether by themselves or not. Rules: SIGNUP-5. */
public final class PasswordNotices {
  private final Mailer mailer;
  private final AccountMails mails;

  /** Tells it by this mailer. */
  public PasswordNotices(Mailer mailer, MailSettings settings) {
    this.mailer = mailer;
    this.mails = new AccountMails(settings);
  }

  /** Tells it at an address, if there is one. */
  public void changed(@Nullable EmailAddress email) {
    if (email == null) {
      return;
    }
    try {
      mailer.send(mails.passwordChanged(email));
    } catch (PortFailure notTold) {
      // The password is changed and its proof spent: answering a failure would make the caller
      // repeat what cannot be repeated. The mailer's adapter is where a failing mail is logged.
      return;
    }
  }
}
