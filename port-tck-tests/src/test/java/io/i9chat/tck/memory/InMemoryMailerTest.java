package io.i9chat.tck.memory;

import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.tck.mail.DeliveredMail;
import io.i9chat.tck.mail.MailerContract;
import java.util.List;
import java.util.Optional;

final class InMemoryMailerTest implements MailerContract {
  private final InMemoryMailer mailer = new InMemoryMailer();

  @Override
  public Mailer mailer() {
    return mailer;
  }

  @Override
  public Optional<DeliveredMail> lastMailTo(EmailAddress address) {
    return mailer
        .lastTo(address)
        .map(mail ->
            new DeliveredMail(List.of(mail.to()), mail.subject(), mail.text(), mail.html()));
  }
}
