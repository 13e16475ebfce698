package io.i9chat.tck.broken.fake;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.account.SessionTokens;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.account.AccountsContract;
import io.i9chat.tck.account.DeparturesContract;
import io.i9chat.tck.account.ExternalIdsContract;
import io.i9chat.tck.account.OneTimeCodesContract;
import io.i9chat.tck.account.PasswordHasherContract;
import io.i9chat.tck.account.SecretsContract;
import io.i9chat.tck.account.SessionTokensContract;
import io.i9chat.tck.account.SessionsContract;
import io.i9chat.tck.chat.ChatsContract;
import io.i9chat.tck.chat.ParticipantsContract;
import io.i9chat.tck.chat.PreconditionsContract;
import io.i9chat.tck.chat.inbox.InboxContract;
import io.i9chat.tck.chat.log.ChatLogContract;
import io.i9chat.tck.chat.receipts.ReceiptsContract;
import io.i9chat.tck.chat.search.MessageSearchContract;
import io.i9chat.tck.live.Cluster;
import io.i9chat.tck.live.ClusterContract;
import io.i9chat.tck.live.PresenceBoardContract;
import io.i9chat.tck.live.SignalsContract;
import io.i9chat.tck.mail.DeliveredMail;
import io.i9chat.tck.mail.MailerContract;
import io.i9chat.tck.media.MediaEndpointContract;
import io.i9chat.tck.media.MediaLedgerContract;
import io.i9chat.tck.media.MediaStoreContract;
import io.i9chat.tck.media.ResumableMediaContract;
import io.i9chat.tck.media.ResumableMediaPairContract;
import io.i9chat.tck.memory.InMemoryMailer;
import io.i9chat.tck.memory.InMemoryMediaStore;
import io.i9chat.tck.memory.InMemoryPorts;
import io.i9chat.tck.ops.IdGeneratorContract;
import io.i9chat.tck.ops.RateLimiterContract;
import io.i9chat.tck.ops.SealedKeysContract;
import io.i9chat.tck.people.BlocksContract;
import io.i9chat.tck.people.PlacesContract;
import io.i9chat.tck.people.ProfilesContract;
import io.i9chat.tck.people.StorageContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The contracts, each run on whatever {@link #use} was told; never picked up by themselves. */
public final class Cases {
  // Each fake is tried on one thread, and several at once.
  private static final ThreadLocal<@Nullable Supplier<?>> SUBJECT = new ThreadLocal<>();

  private Cases() {}

  public static void use(@Nullable Supplier<?> subject) {
    SUBJECT.set(subject);
  }

  private static <T> T make(Class<T> type) {
    Supplier<?> subject = SUBJECT.get();
    if (subject == null) {
      throw new IllegalStateException("nothing is under test");
    }
    return type.cast(subject.get());
  }

  /** Store ports, made for each test. */
  public abstract static class StoreCase {
    private final StorePorts ports = make(StorePorts.class);

    public StorePorts ports() {
      return ports;
    }
  }

  public static final class ChatsCase extends StoreCase implements ChatsContract {}

  public static final class SpanningCase extends StoreCase
      implements PreconditionsContract, ParticipantsContract {}

  public static final class LogCase extends StoreCase implements ChatLogContract {}

  public static final class ReceiptsCase extends StoreCase implements ReceiptsContract {}

  public static final class InboxCase extends StoreCase implements InboxContract {}

  public static final class SearchCase extends StoreCase implements MessageSearchContract {}

  public static final class AccountsCase extends StoreCase
      implements AccountsContract, ExternalIdsContract {}

  public static final class SessionsCase extends StoreCase implements SessionsContract {}

  public static final class CodesCase extends StoreCase implements OneTimeCodesContract {}

  public static final class ProfilesCase extends StoreCase implements ProfilesContract {}

  public static final class BlocksCase extends StoreCase implements BlocksContract {}

  public static final class PlacesCase extends StoreCase implements PlacesContract {}

  public static final class StorageCase extends StoreCase implements StorageContract {}

  public static final class KeysCase extends StoreCase implements SealedKeysContract {}

  public static final class DeparturesCase extends StoreCase implements DeparturesContract {}

  /** After a restart there is nothing. */
  public static final class ForgetfulDeparturesCase extends StoreCase
      implements DeparturesContract {
    @Override
    public StorePorts restarted() {
      return InMemoryPorts.freshStore();
    }
  }

  public static final class LedgerCase extends StoreCase implements MediaLedgerContract {}

  /** After a restart there is nothing. */
  public static final class ForgetfulLedgerCase extends StoreCase implements MediaLedgerContract {
    @Override
    public StorePorts restarted() {
      return InMemoryPorts.freshStore();
    }
  }

  /** After a restart there is nothing. */
  public static final class ForgetfulKeysCase extends StoreCase implements SealedKeysContract {
    @Override
    public StorePorts restarted() {
      return InMemoryPorts.freshStore();
    }
  }

  /** A hasher, and one that was closed. */
  public record Hashers(PasswordHasher open, PasswordHasher closed) {}

  public static final class HasherCase implements PasswordHasherContract {
    private final Hashers hashers = make(Hashers.class);

    @Override
    public PasswordHasher hasher() {
      return hashers.open();
    }

    @Override
    public PasswordHasher closedHasher() {
      return hashers.closed();
    }

    @Override
    public int tooManyCalls() {
      return 200;
    }
  }

  public static final class TokensCase implements SessionTokensContract {
    private final SessionTokens tokens = make(SessionTokens.class);

    @Override
    public SessionTokens tokens() {
      return tokens;
    }

    @Override
    public Map<String, SessionTokens> otherTokens() {
      return Map.of("store", InMemoryPorts.fresh().signInPorts().tokens());
    }
  }

  /** Secrets, and those whose key was the next one. */
  public record Sealing(Secrets secrets, Secrets rotated) {}

  public static final class SecretsCase implements SecretsContract {
    private final Sealing sealing = make(Sealing.class);

    @Override
    public Secrets secrets() {
      return sealing.secrets();
    }

    @Override
    public Secrets afterRotation() {
      return sealing.rotated();
    }

    @Override
    public Secrets otherSecrets() {
      return InMemoryPorts.fresh().signInPorts().secrets();
    }
  }

  public static final class SignalsCase implements SignalsContract {
    private final Signals signals = make(Signals.class);

    @Override
    public Signals signals() {
      return signals;
    }
  }

  public static final class PresenceCase implements PresenceBoardContract {
    private final PresenceBoard board = make(PresenceBoard.class);

    @Override
    public PresenceBoard board() {
      return board;
    }
  }

  public static final class ClusterCase implements ClusterContract {
    private final Cluster cluster = make(Cluster.class);

    @Override
    public Cluster cluster() {
      return cluster;
    }
  }

  /** A mailer, and the mailbox behind it. */
  public record Post(Mailer mailer, InMemoryMailer mailbox) {}

  public static final class MailerCase implements MailerContract {
    private final Post post = make(Post.class);

    @Override
    public Mailer mailer() {
      return post.mailer();
    }

    @Override
    public Optional<DeliveredMail> lastMailTo(EmailAddress address) {
      return post.mailbox()
          .lastTo(address)
          .map(mail ->
              new DeliveredMail(List.of(mail.to()), mail.subject(), mail.text(), mail.html()));
    }
  }

  public static final class IdsCase implements IdGeneratorContract {
    private final IdGenerator ids = make(IdGenerator.class);

    @Override
    public IdGenerator ids() {
      return ids;
    }
  }

  /** A limiter, its clock, and a count of the keys it holds. */
  public record Limiting(RateLimiter limiter, MovableClock clock, IntSupplier keys) {}

  public static final class LimiterCase implements RateLimiterContract {
    private final Limiting limiting = make(Limiting.class);

    @Override
    public RateLimiter limiter() {
      return limiting.limiter();
    }

    @Override
    public void pass(Duration time) {
      limiting.clock().pass(time);
    }

    @Override
    public int keysHeld() {
      return limiting.keys().getAsInt();
    }
  }

  /** A store of media, and its clock. */
  public record Uploading(MediaStore store, MovableClock clock) {}

  public static class MediaCase
      implements MediaStoreContract, ResumableMediaContract, MediaEndpointContract {
    private final Uploading uploading = make(Uploading.class);

    @Override
    public MediaStore store() {
      return uploading.store();
    }

    @Override
    public MediaStore reopened() {
      return uploading.store();
    }

    @Override
    public Instant now() {
      return uploading.clock().instant();
    }

    @Override
    public void pass(Duration time) {
      uploading.clock().pass(time);
    }
  }

  /** After a restart there is nothing. */
  public static final class ForgetfulMediaCase extends MediaCase {
    @Override
    public MediaStore reopened() {
      return new InMemoryMediaStore();
    }
  }

  /** Two stores of media over one place. */
  public record Sharing(MediaStore store, MediaStore other, MovableClock clock) {}

  public static final class MediaPairCase implements ResumableMediaPairContract {
    private final Sharing sharing = make(Sharing.class);

    @Override
    public MediaStore store() {
      return sharing.store();
    }

    @Override
    public MediaStore other() {
      return sharing.other();
    }

    @Override
    public MediaStore reopened() {
      return sharing.store();
    }

    @Override
    public Instant now() {
      return sharing.clock().instant();
    }

    @Override
    public void pass(Duration time) {
      sharing.clock().pass(time);
    }
  }
}
