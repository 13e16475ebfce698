package io.i9chat.domain.credential;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import java.util.List;

/**
 * What one mail with a code takes: first of what a client may ask for this e-mail address, and only
 * then of what the address gets from all together, so that one client cannot use up the latter.
 */
final class MailAllowance {
  private record Part(Bucket bucket, String key) {}

  private final RateLimiter limiter;
  private final List<Part> parts;

  MailAllowance(RateLimiter limiter, EmailAddress email, String client) {
    this.limiter = limiter;
    String ofClient = email.value() + ' ' + client;
    this.parts =
        List.of(
            new Part(AccountLimits.CODES_ASKED, ofClient),
            new Part(AccountLimits.CODES_SHARE, ofClient),
            new Part(AccountLimits.CODES_MAILED, email.value()));
  }

  /** Takes all of it or nothing, and says which. */
  boolean take() {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (!limiter.take(part.bucket(), part.key(), 1).isZero()) {
        giveBack(parts.subList(0, i));
        return false;
      }
    }
    return true;
  }

  /** No mail was sent. */
  void giveBack() {
    giveBack(parts);
  }

  private void giveBack(List<Part> taken) {
    taken.forEach(part -> limiter.giveBack(part.bucket(), part.key(), 1));
  }
}
