package io.i9chat.ports.spi;

import io.i9chat.ports.mail.Mailer;

/**
 * Opens a mailer; chosen by {@code I9CHAT_MAIL}, with settings that begin with {@code
 * I9CHAT_MAIL_}.
 */
public interface MailerProvider extends AdapterProvider<Mailer> {}
