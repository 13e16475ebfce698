package io.i9chat.adapter.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.mail.Mail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Properties;
import java.util.TimeZone;

/**
 * A mail to one person, as MIME has it (RFC 5322, RFC 2045 to 2047): ASCII throughout, for whatever
 * carries it. With HTML it has two parts, of which a program shows the last that it can.
 */
final class MimeMail extends MimeMessage {
  /** So many that an encoded word stays within 75 characters (RFC 2047, 2). */
  private static final int CHARACTERS_PER_WORD = 39;

  private static final int LINE = 76;
  private static final int SUBJECT = "Subject: ".length();
  private static final int FROM = "From: ".length();

  /** What an encoded word begins with: a reader would take it for one. */
  private static final String ENCODED = "=?";

  private final String id;

  private MimeMail(String id) {
    super(Session.getInstance(new Properties()));
    this.id = id;
  }

  /**
   * A message that can be written.
   *
   * @param subject in the place of the mail's own
   * @param id unique, of characters that a Message-ID may hold
   */
  static MimeMail of(Mail mail, String subject, Sender from, Instant at, String id) {
    try {
      MimeMail message = new MimeMail(id + "@" + from.domain());
      message.setHeader("Date", date(at));
      message.setHeader("From", sender(from));
      message.setRecipient(Message.RecipientType.TO, address(mail.to()));
      message.setHeader("Subject", MimeUtility.fold(SUBJECT, encoded(subject)));
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setBodies(mail);
      message.saveChanges();
      return message;
    } catch (MessagingException | UnsupportedEncodingException impossible) {
      throw new IllegalStateException("a message of checked parts cannot be made", impossible);
    }
  }

  private void setBodies(Mail mail) throws MessagingException {
    if (mail.html() == null) {
      setBody(this, mail.text(), "plain");
    } else {
      MimeMultipart both = new MimeMultipart("alternative");
      both.addBodyPart(part(mail.text(), "plain"));
      both.addBodyPart(part(mail.html(), "html"));
      setContent(both);
    }
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    setBody(part, text, subtype);
    return part;
  }

  /**
   * A carriage return in a text is a character, which only base64 keeps from being a line break.
   */
  private static void setBody(MimePart part, String text, String subtype)
      throws MessagingException {
    boolean hasReturns = text.indexOf('\r') >= 0;
    part.setText(hasReturns ? text.replace("\n", "\r\n") : text, UTF_8.name(), subtype);
    part.setHeader("Content-Transfer-Encoding", hasReturns ? "base64" : "quoted-printable");
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + id + ">");
  }

  private static String date(Instant at) {
    MailDateFormat format = new MailDateFormat();
    format.setTimeZone(TimeZone.getTimeZone("UTC"));
    return format.format(Date.from(at));
  }

  /** It is checked already; parsing would read more into it than is there. */
  private static InternetAddress address(EmailAddress address) {
    InternetAddress made = new InternetAddress();
    made.setAddress(address.value());
    return made;
  }

  private static String sender(Sender from) throws UnsupportedEncodingException {
    String name = from.name();
    // The library encodes what is not ASCII, and leaves the rest as it is.
    if (name.contains(ENCODED) && name.chars().allMatch(c -> c <= '~')) {
      return MimeUtility.fold(FROM, words(name) + " <" + from.address() + ">");
    }
    InternetAddress made = new InternetAddress();
    made.setAddress(from.address());
    made.setPersonal(name, UTF_8.name());
    return MimeUtility.fold(FROM, made.toString());
  }

  /** A subject that would not arrive as it is, or could add a header, is sent as base64. */
  private static String encoded(String subject) throws UnsupportedEncodingException {
    boolean plain =
        subject.length() <= LINE - SUBJECT
            && subject.chars().allMatch(c -> c >= ' ' && c <= '~')
            && subject.equals(subject.strip())
            && !subject.contains(ENCODED);
    if (plain) {
      return subject;
    }
    String encoded = MimeUtility.encodeText(subject, UTF_8.name(), "B");
    // The library leaves ASCII as it is, whatever a reader would take it for.
    return encoded.equals(subject) ? words(subject) : encoded;
  }

  private static String words(String ascii) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < ascii.length(); i += CHARACTERS_PER_WORD) {
      String piece = ascii.substring(i, Math.min(ascii.length(), i + CHARACTERS_PER_WORD));
      words.append(i == 0 ? "" : " ").append("=?UTF-8?B?");
      words.append(Base64.getEncoder().encodeToString(piece.getBytes(UTF_8))).append("?=");
    }
    return words.toString();
  }
}
