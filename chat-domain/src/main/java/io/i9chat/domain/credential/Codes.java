package io.i9chat.domain.credential;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.mail.Mail;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** How an address is proven, for whatever purpose: a code is mailed, tried, and gives a proof. */
final class Codes {
  private final OneTimeCodes codes;
  private final Secrets secrets;
  private final Mailer mailer;
  private final RateLimiter limiter;
  private final InstantSource clock;

  Codes(
      OneTimeCodes codes,
      Secrets secrets,
      Mailer mailer,
      RateLimiter limiter,
      InstantSource clock) {
    this.codes = codes;
    this.secrets = secrets;
    this.mailer = mailer;
    this.limiter = limiter;
    this.clock = clock;
  }

  /**
   * Mails a code, unless the address has had too many mails; answers a ticket either way. The mail
   * expires with the code.
   */
  String send(Purpose purpose, EmailAddress email, String client, Function<String, Mail> mail) {
    String code = secrets.code(purpose);
    return issue(purpose, email, client, code, mail.apply(code));
  }

  /**
   * Does the same work as {@link #send} where there is nothing to prove, so that neither the answer
   * nor its time tells. The code that is kept is a full token that no caller is told or can guess,
   * unlike six digits.
   */
  String sendNone(Purpose purpose, EmailAddress email, String client, Mail mail) {
    return issue(purpose, email, client, secrets.token(), mail);
  }

  private String issue(Purpose purpose, EmailAddress email, String client, String code, Mail mail) {
    String ticket = secrets.token();
    Instant expiresAt = clock.instant().plus(AccountLimits.CODE_LIFE);
    MailAllowance allowance = new MailAllowance(limiter, email, client);
    if (!allowance.take()) {
      return ticket;
    }
    try {
      codes.issue(
          new IssuedCode(
              secrets.ofTicket(ticket),
              purpose,
              email,
              secrets.ofCode(purpose, ticket, code),
              expiresAt));
      mailer.send(mail.expiringAt(expiresAt));
    } catch (PortFailure nothingSent) {
      // The caller is told to try again, which must not then be refused in silence.
      allowance.giveBack();
      throw nothingSent;
    }
    return ticket;
  }

  /** Tries a code; the token of its proof if it is right, told only here. */
  Optional<String> prove(Purpose purpose, String ticket, String code) {
    Instant now = clock.instant();
    String token = secrets.token();
    Proof proof = new Proof(secrets.ofProof(purpose, token), now.plus(AccountLimits.PROOF_LIFE));
    return codes
        .attempt(
            secrets.ofTicket(ticket), purpose, secrets.ofCode(purpose, ticket, code), proof, now)
        .map(proven -> token);
  }

  /** The address that a token stands for, without spending it. */
  Optional<EmailAddress> proven(Purpose purpose, String token) {
    return codes.proven(digest(purpose, token), purpose, clock.instant());
  }

  Digest digest(Purpose purpose, String token) {
    return secrets.ofProof(purpose, token);
  }
}
