package io.i9chat.domain.mail;

import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.mail.Mail;
import java.net.URI;

/** Makes mails of letters: the same words as plain text and as HTML. */
public final class MailRenderer {
  private final MailSettings settings;

  /** Renders with the name and the place of these settings. */
  public MailRenderer(MailSettings settings) {
    this.settings = settings;
  }

  /** What people know the service by. */
  public String product() {
    return settings.product();
  }

  /** The mail that a letter is. */
  public Mail mail(EmailAddress to, Letter letter) {
    return new Mail(to, letter.subject(), text(letter), html(letter), letter.code(), null);
  }

  private String text(Letter letter) {
    StringBuilder text = new StringBuilder();
    for (Letter.Part part : letter.parts()) {
      text.append(
              switch (part) {
                case Letter.Paragraph paragraph -> Lines.wrapped(paragraph.text());
                case Letter.Code code -> "The code is: " + code.code();
              })
          .append("\n\n");
    }
    // What stands below these two characters is shown as a signature (RFC 3676, 4.3).
    text.append("-- \n").append(settings.product()).append('\n');
    URI address = settings.address();
    return (address == null ? text : text.append(address).append('\n')).toString();
  }

  private String html(Letter letter) {
    HtmlDocument document = new HtmlDocument(letter.subject());
    for (Letter.Part part : letter.parts()) {
      switch (part) {
        case Letter.Paragraph paragraph -> document.paragraph(paragraph.text());
        case Letter.Code code -> document.code(code.code());
      }
    }
    return document.signed(settings.product(), settings.address());
  }
}
