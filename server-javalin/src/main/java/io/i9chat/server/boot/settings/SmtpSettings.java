package io.i9chat.server.boot.settings;

import io.i9chat.adapter.mail.SmtpConfig.Login;
import io.i9chat.adapter.mail.SmtpConfig.Tls;
import io.i9chat.ports.model.EmailAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that mails are handed to. Printing it shows no password.
 *
 * @param login the user that logs in, {@code null} for none
 * @param authorities a PEM file of authorities to trust, {@code null} for the usual ones
 * @param from the address that mails are from
 */
public record SmtpSettings(
    String host,
    int port,
    Tls tls,
    @Nullable Login login,
    @Nullable Path authorities,
    EmailAddress from) {}
