package io.i9chat.tck.memory;

import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.mail.Mail;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** One mailbox for all addresses, to be read by tests. */
public final class InMemoryMailer implements Mailer {
  private final List<Mail> sent = new CopyOnWriteArrayList<>();

  private final InstantSource clock;

  /** An empty mailbox, by the system's clock. */
  public InMemoryMailer() {
    this(InstantSource.system());
  }

  /** An empty mailbox by this clock. */
  public InMemoryMailer(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void send(Mail mail) {
    if (!mail.hasExpired(clock.instant())) {
      sent.add(mail);
    }
  }

  /** All mails, oldest first. */
  public List<Mail> sent() {
    return List.copyOf(sent);
  }

  /** The newest mail to an address. */
  public Optional<Mail> lastTo(EmailAddress address) {
    return sent().reversed().stream().filter(mail -> mail.to().equals(address)).findFirst();
  }
}
