package io.i9chat.domain.account;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.mail.Mail;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mailbox for all people, whose mail server can be down. */
final class Post implements Mailer {
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private volatile boolean down;

  @Override
  public void send(Mail mail) {
    if (down) {
      throw new PortFailure("the mail server is down");
    }
    mails.add(mail);
  }

  void goDown(boolean isDown) {
    down = isDown;
  }

  List<Mail> to(EmailAddress email) {
    return mails.stream().filter(mail -> mail.to().equals(email)).toList();
  }

  void empty() {
    mails.clear();
  }
}
