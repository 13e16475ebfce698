package com.example.ownmailer;

import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.spi.AdapterSettings;
import io.i9chat.ports.spi.MailerProvider;
import io.i9chat.ports.spi.OpenAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Opens {@link SpoolMailer} for {@code I9CHAT_MAIL=spool}. */
public final class SpoolMailerProvider implements MailerProvider {
  private static final String FOLDER = "FOLDER";

  @Override
  public String name() {
    return "spool";
  }

  @Override
  public Set<String> settings() {
    return Set.of(FOLDER);
  }

  @Override
  public OpenAdapter<Mailer> open(AdapterSettings settings) {
    Path folder = Path.of(settings.get(FOLDER));
    if (!Files.isDirectory(folder)) {
      throw settings.wrong(FOLDER, "must be a folder");
    }
    return OpenAdapter.holdingNothing(new SpoolMailer(folder));
  }
}
