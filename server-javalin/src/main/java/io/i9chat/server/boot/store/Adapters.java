package io.i9chat.server.boot.store;

import io.i9chat.adapter.auth.Auth;
import io.i9chat.adapter.auth.AuthConfig;
import io.i9chat.adapter.gcs.Gcs;
import io.i9chat.adapter.local.Local;
import io.i9chat.adapter.local.LocalConfig;
import io.i9chat.adapter.mail.Mailbox;
import io.i9chat.adapter.mail.MailboxConfig;
import io.i9chat.adapter.mail.Smtp;
import io.i9chat.adapter.neo4j.Neo4jConfig;
import io.i9chat.adapter.neo4j.Neo4jStore;
import io.i9chat.adapter.s3.S3Bucket;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.domain.I9chat;
import io.i9chat.domain.message.UnlockKeys;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.ops.Leases;
import io.i9chat.server.boot.failure.FileFailure;
import io.i9chat.server.boot.plugin.Plugin;
import io.i9chat.server.boot.plugin.Plugins;
import io.i9chat.server.boot.process.ProcessEnd;
import io.i9chat.server.boot.settings.GcsSettings;
import io.i9chat.server.boot.settings.MasterSecret;
import io.i9chat.server.boot.settings.S3Settings;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.server.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The technologies behind the ports, as the settings choose them. */
public final class Adapters implements AutoCloseable {
  /** How long each call of a command may take. */
  private static final Duration COMMAND = Duration.ofMinutes(1);

  /**
   * What the keys of URLs are derived for, where servers share a folder of media; never changes.
   */
  private static final String MEDIA_URLS = "media urls";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Consumer<Metrics>> counting = new ArrayList<>();
  private final List<Consumer<Leases>> chores = new ArrayList<>();
  private final Ports ports;
  private final Settings settings;
  private final Plugins plugins;
  private final @Nullable SecretFile secretFile;
  private final Bus bus;
  private BooleanSupplier mailUp = () -> true;

  private Adapters(
      Settings settings,
      Plugins plugins,
      @Nullable Duration patience,
      @Nullable MailServer mail,
      Consumer<String> console) {
    this.settings = settings;
    this.plugins = plugins;
    this.secretFile = secretFile(settings);
    try {
      StorePorts store = store(settings, patience);
      Auth auth = auth(settings);
      Local local = local(settings, auth);
      bus = opened(Bus.open(settings, local, patience == null));
      counting.add(bus::show);
      chores.forEach(each -> each.accept(bus.leases()));
      ports =
          new Ports(
              store,
              bus.signals(),
              bus.presence(),
              bus.limiter(),
              local.ids(),
              InstantSource.system(),
              media(local, patience == null),
              new SignInPorts(
                  auth.passwords(),
                  auth.tokens(),
                  auth.secrets(),
                  mailer(mail, patience == null, console)));
    } catch (RuntimeException failed) {
      close();
      if (secretFile != null) {
        secretFile.discard();
      }
      throw failed;
    }
  }

  private static @Nullable SecretFile secretFile(Settings settings) {
    if (settings.secret() != null) {
      return null;
    }
    boolean isHere = settings.store() instanceof Settings.Store.Sqlite;
    return SecretFile.in(
        settings.data(), isHere ? SqliteConfig.in(settings.data()).database() : null);
  }

  /**
   * Opens the store's keys with the secret, which is kept if it is fresh: to be done before
   * anything else with the store.
   *
   * @throws StartFailure if the store was made under another secret
   */
  public void unlock(I9chat i9chat) {
    UnlockKeys.Outcome outcome =
        StartRetry.of(
            settings.store().patience(),
            () -> i9chat.messages().unlock().handle(new UnlockKeys.Command()));
    if (outcome == UnlockKeys.Outcome.SEALED_OTHERWISE) {
      throw secretFile != null
          ? secretFile.doesNotFit()
          : new StartFailure(
              "%s: the store in %s was made under another secret; set %s to that one"
                  .formatted(settings.nameOf(Setting.SECRET), settings.data(), older()));
    }
    if (secretFile != null) {
      secretFile.keep();
    }
  }

  /** The older one may be set in the way that the new one is. */
  private String older() {
    return settings.secretsInFiles().contains(Setting.SECRET)
        ? Setting.SECRET_OLD.fileKey()
        : Setting.SECRET_OLD.key();
  }

  /**
   * Opens everything.
   *
   * @param console is told one line per mail that goes into the mailbox in development mode
   * @throws StartFailure if something cannot be opened
   */
  public static Adapters open(Settings settings, Consumer<String> console) {
    MailServer mail = MailServer.of(settings);
    if (mail != null) {
      mail.check();
    }
    return open(settings, null, mail, console);
  }

  /**
   * The same for a command: only the operator waits for its calls, and would rather have it done on
   * a busy machine than be told soon that it was not.
   */
  public static Adapters openForCommand(Settings settings) {
    return open(settings, COMMAND, MailServer.of(settings), line -> {});
  }

  private static Adapters open(
      Settings settings,
      @Nullable Duration patience,
      @Nullable MailServer mail,
      Consumer<String> console) {
    TemporaryFolder.check(System.getProperty("java.io.tmpdir", ""));
    Plugins plugins = Plugins.find(settings);
    try {
      return new Adapters(settings, plugins, patience, mail, console);
    } catch (PortFailure failure) {
      throw new StartFailure(Setting.DATA.key() + "=" + settings.data() + ": " + causeOf(failure));
    }
  }

  private static String causeOf(PortFailure failure) {
    return failure.getCause() instanceof IOException file
        ? "cannot be used: " + FileFailure.of(file)
        : String.valueOf(failure.getMessage());
  }

  /** The ports that these adapters serve. */
  public Ports ports() {
    return ports;
  }

  /** What servers of one chat share beside the store; a server alone has one of its own. */
  public Bus bus() {
    return bus;
  }

  /** Whether the mail server answered when a mail was to be sent last, where there is one. */
  public boolean isMailUp() {
    return mailUp.getAsBoolean();
  }

  /** Has what the adapters count of themselves shown among the metrics. */
  public void show(Metrics metrics) {
    counting.forEach(each -> each.accept(metrics));
  }

  private StorePorts store(Settings settings, @Nullable Duration patience) {
    return switch (settings.store()) {
      case Settings.Store.Sqlite sqlite -> {
        SqliteStore store = opened(SqliteStore.open(SqliteConfig.in(settings.data())));
        counting.add(metrics -> AdapterMeters.show(metrics, store));
        yield store.ports();
      }
      case Settings.Store.Neo4j neo4j -> {
        opened(HeldFolder.hold(settings.data()));
        Neo4jStore store = opened(neo4j(neo4j, patience));
        counting.add(metrics -> AdapterMeters.show(metrics, store));
        chores.add(store::indexUnder);
        yield store.ports();
      }
      case Settings.Store.Found found -> {
        opened(HeldFolder.hold(settings.data()));
        yield port(Objects.requireNonNull(plugins.store()), found.patience());
      }
    };
  }

  private <P> P port(Plugin<P> plugin, Duration wait) {
    try {
      return opened(StartRetry.of(wait, plugin::open, failed -> plugin.warnOfRetry(failed, wait)))
          .port();
    } catch (PortFailure failed) {
      throw plugin.failure(String.valueOf(failed.getMessage()));
    }
  }

  /** A command does what it does whether or not media can be uploaded now. */
  private MediaStore media(Local local, boolean checked) {
    return switch (settings.adapters().bucket()) {
      case S3Settings s3 -> {
        S3Bucket bucket = opened(MediaBucket.open(s3));
        if (checked) {
          MediaBucket.check(bucket, s3, settings);
        }
        yield bucket.media();
      }
      case GcsSettings gcs -> {
        Gcs bucket = opened(GoogleBucket.open(gcs, settings.http()));
        if (checked) {
          GoogleBucket.check(bucket);
        }
        yield bucket.media();
      }
      case null -> {
        Plugin<MediaStore> found = plugins.media();
        yield found == null ? local.media() : port(found, Duration.ZERO);
      }
    };
  }

  private Mailer mailer(@Nullable MailServer mail, boolean sends, Consumer<String> console) {
    Plugin<Mailer> found = plugins.mailer();
    if (found == null && mail != null) {
      Smtp smtp = opened(sends ? mail.open() : mail.openWithoutSending());
      counting.add(metrics -> AdapterMeters.show(metrics, smtp::status));
      mailUp = () -> !smtp.status().isDown();
      return smtp.mailer();
    }
    counting.add(metrics -> AdapterMeters.show(metrics, () -> Smtp.Status.NONE));
    return found == null ? mailbox(console) : port(found, Duration.ZERO);
  }

  private Mailer mailbox(Consumer<String> console) {
    MailboxConfig mailbox =
        MailboxConfig.in(settings.data()).from(settings.backend().mails().product());
    // Mails are personal, and the console of production is kept as a log.
    return Mailbox.open(settings.isProduction() ? mailbox : mailbox.tellingOf(console)).mailer();
  }

  private Neo4jStore neo4j(Settings.Store.Neo4j at, @Nullable Duration patience) {
    Neo4jConfig usual = Neo4jConfig.of(at.uri(), at.username(), at.password(), at.database());
    try {
      return Neo4jStore.open(patience == null ? usual : usual.waiting(patience), at.patience());
    } catch (PortFailure failure) {
      throw new StartFailure(
          "%s=%s, %s=%s, %s, %s=%s: %s"
              .formatted(
                  Setting.NEO4J_URI.key(),
                  at.uri(),
                  Setting.NEO4J_USERNAME.key(),
                  at.username(),
                  settings.nameOf(Setting.NEO4J_PASSWORD),
                  Setting.NEO4J_DATABASE.key(),
                  at.database(),
                  failure.getMessage()));
    }
  }

  private Auth auth(Settings settings) {
    MasterSecret known =
        secretFile != null ? secretFile.read() : Objects.requireNonNull(settings.secret());
    AuthConfig config = AuthConfig.with(known.bytes());
    MasterSecret older = settings.olderSecret();
    Auth auth = opened(Auth.open(older == null ? config : config.accepting(older.bytes())));
    counting.add(metrics -> AdapterMeters.show(metrics, auth));
    return auth;
  }

  private Local local(Settings settings, Auth auth) {
    LocalConfig usual = LocalConfig.in(settings.data());
    LocalConfig config = settings.rateLimits() ? usual : usual.unlimited();
    Path shared = settings.adapters().media().shared();
    if (shared == null) {
      return opened(Local.open(config));
    }
    try {
      return opened(Local.open(config.sharing(shared, auth.keys(MEDIA_URLS))));
    } catch (PortFailure failed) {
      throw new StartFailure(settings.adapters().media() + ": " + causeOf(failed));
    }
  }

  private <T extends AutoCloseable> T opened(T adapter) {
    open.add(adapter);
    return adapter;
  }

  /** Closes everything, last opened first; one that fails does not keep the others open. */
  @Override
  public void close() {
    List<AutoCloseable> all = new ArrayList<>(open.reversed());
    all.add(plugins);
    open.clear();
    ProcessEnd.closeAll(all.toArray(AutoCloseable[]::new));
  }
}
