package io.i9chat.adapter.mail;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What the mailbox for development is made from.
 *
 * @param folder the folder that mails are put into, made if it is not there
 * @param product whom mails are from, as people know it, in one line
 * @param console is told one line per mail, with recipient and subject
 * @param clock what mails take their time from
 */
public record MailboxConfig(
    Path folder, String product, Consumer<String> console, InstantSource clock) {
  /** The defaults: {@code data/outbox}, from i9chat, in silence, by the system's clock. */
  public static MailboxConfig in(Path data) {
    return new MailboxConfig(data.resolve("outbox"), "i9chat", line -> {}, InstantSource.system());
  }

  /** The same, with mails from another product. */
  public MailboxConfig from(String name) {
    return new MailboxConfig(folder, name, console, clock);
  }

  /** The same, telling {@code console} one line per mail. */
  public MailboxConfig tellingOf(Consumer<String> told) {
    return new MailboxConfig(folder, product, told, clock);
  }

  /** The same with another clock. */
  public MailboxConfig at(InstantSource time) {
    return new MailboxConfig(folder, product, console, time);
  }
}
