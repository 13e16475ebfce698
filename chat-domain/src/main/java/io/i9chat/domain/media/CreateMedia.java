package io.i9chat.domain.media;

import io.i9chat.domain.storage.StoragePolicy;
import io.i9chat.domain.storage.StorageSettings;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.ports.ops.IdGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Announces an object, and gives the URL that starts its upload. Rules: MEDIA-E. */
public final class CreateMedia {
  /**
   * Who announces what.
   *
   * @param size in bytes
   * @param name what the owner calls it, {@code null} if they do not say
   */
  public record Command(
      PersonId owner, MediaKind kind, MimeType mime, long size, @Nullable FileName name) {
    /**
     * Checks the size.
     *
     * @throws InvalidValue if it is less than an object of this kind has
     */
    public Command {
      if (size < kind.minBytes()) {
        throw new InvalidValue("size must be at least " + kind.minBytes());
      }
    }
  }

  /** The outcome of the call. */
  public sealed interface Outcome {
    /** It is announced, and this is where it is to be sent. */
    record Created(MediaId media, Upload upload) implements Outcome {}

    /** An object of this kind cannot be of this type. */
    record TypeNotAllowed() implements Outcome {}

    /**
     * An object of this kind cannot be this large.
     *
     * @param max the greatest size, in bytes
     */
    record TooLarge(long max) implements Outcome {}

    /** The owner has too much announced that is not used yet, or stores too much in all. */
    record QuotaExceeded() implements Outcome {}

    /** The owner's account is gone or disabled, since the call was authenticated. */
    record NoAccount() implements Outcome {}

    /** The store has no room for more now. */
    record NoRoom() implements Outcome {}
  }

  private final Accounts accounts;
  private final MediaLedger ledger;
  private final MediaStore store;
  private final StorageSettings storage;
  private final IdGenerator ids;
  private final InstantSource clock;

  CreateMedia(
      StorePorts ports,
      MediaStore store,
      StorageSettings storage,
      IdGenerator ids,
      InstantSource clock) {
    this.accounts = ports.accounts();
    this.ledger = ports.ledger();
    this.store = store;
    this.storage = storage;
    this.ids = ids;
    this.clock = clock;
  }

  /** Announces it. */
  public Outcome handle(Command command) {
    if (!MediaTypes.allows(command.kind(), command.mime())) {
      return new Outcome.TypeNotAllowed();
    }
    long max = MediaTypes.maxBytes(command.kind());
    if (command.size() > max) {
      return new Outcome.TooLarge(max);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    NewMedia media =
        new NewMedia(
            new MediaId(ids.next()),
            command.owner(),
            command.kind(),
            command.mime(),
            command.size(),
            command.name(),
            now);
    // It is booked first: wherever this breaks off, the clean-up finds it.
    if (!ledger.book(media, StoragePolicy.quota(MediaTypes.QUOTA, storage))) {
      return new Outcome.QuotaExceeded();
    }
    Outcome outcome;
    try {
      outcome = upload(media, now);
    } catch (RuntimeException failed) {
      cancelAfter(failed, media);
      throw failed;
    }
    if (!(outcome instanceof Outcome.Created)) {
      cancel(media);
    }
    return outcome;
  }

  /** Without a place to go to it is not to count towards the quota. */
  private void cancel(NewMedia media) {
    store.delete(media.id());
    ledger.forget(List.of(media.id()));
  }

  /** A store that is down cannot delete either; the caller is to hear what went wrong first. */
  private void cancelAfter(RuntimeException failed, NewMedia media) {
    try {
      cancel(media);
    } catch (RuntimeException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }

  private Outcome upload(NewMedia media, Instant now) {
    Optional<Upload> upload = store.upload(media, now.plus(MediaTypes.URL_LIFETIME));
    if (upload.isEmpty()) {
      return new Outcome.NoRoom();
    }
    // Looked at behind the booking: what ends the account later finds that, and condemns it.
    return accounts.byId(media.owner()).filter(account -> !account.disabled()).isPresent()
        ? new Outcome.Created(media.id(), upload.get())
        : new Outcome.NoAccount();
  }
}
