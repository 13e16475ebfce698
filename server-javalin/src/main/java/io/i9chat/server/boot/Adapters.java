package io.i9chat.server.boot;

import io.i9chat.adapter.auth.Auth;
import io.i9chat.adapter.auth.AuthConfig;
import io.i9chat.adapter.local.Local;
import io.i9chat.adapter.local.LocalConfig;
import io.i9chat.adapter.neo4j.Neo4jConfig;
import io.i9chat.adapter.neo4j.Neo4jStore;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The technologies behind the ports, as the settings choose them. */
final class Adapters implements AutoCloseable {
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Ports ports;

  private Adapters(Settings settings, Consumer<String> console) {
    try {
      StorePorts store = store(settings);
      Auth auth = auth(settings);
      Local local = local(settings, console);
      ports =
          new Ports(
              store,
              auth.passwords(),
              auth.tokens(),
              auth.secrets(),
              local.signals(),
              local.presence(),
              local.media(),
              local.mailer(),
              local.limiter(),
              local.ids(),
              InstantSource.system());
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /**
   * Opens everything.
   *
   * @param console is told one line per mail that goes into the development mailbox
   * @throws StartFailure if something cannot be opened
   */
  static Adapters open(Settings settings, Consumer<String> console) {
    TemporaryFolder.check(System.getProperty("java.io.tmpdir", ""));
    try {
      return new Adapters(settings, console);
    } catch (PortFailure failure) {
      String cause =
          failure.getCause() instanceof IOException file
              ? "cannot be used: " + Words.of(file)
              : String.valueOf(failure.getMessage());
      throw new StartFailure(Setting.DATA.key() + "=" + settings.data() + ": " + cause);
    }
  }

  Ports ports() {
    return ports;
  }

  private StorePorts store(Settings settings) {
    return switch (settings.store()) {
      case Settings.Store.Sqlite sqlite ->
          opened(SqliteStore.open(SqliteConfig.in(settings.data()))).ports();
      case Settings.Store.Neo4j neo4j -> {
        opened(HeldFolder.hold(settings.data()));
        yield opened(neo4j(neo4j)).ports();
      }
    };
  }

  private static Neo4jStore neo4j(Settings.Store.Neo4j at) {
    try {
      return Neo4jStore.open(
          Neo4jConfig.of(at.uri(), at.username(), at.password(), at.database()), at.patience());
    } catch (PortFailure failure) {
      throw new StartFailure(
          Setting.NEO4J_URI.key()
              + "="
              + at.uri()
              + ", "
              + Setting.NEO4J_USERNAME.key()
              + "="
              + at.username()
              + ", "
              + Setting.NEO4J_DATABASE.key()
              + "="
              + at.database()
              + ": "
              + failure.getMessage());
    }
  }

  private Auth auth(Settings settings) {
    MasterSecret secret = settings.secret();
    MasterSecret known = secret == null ? SecretFile.in(settings.data()) : secret;
    AuthConfig config = AuthConfig.with(known.bytes());
    MasterSecret older = settings.olderSecret();
    return opened(Auth.open(older == null ? config : config.accepting(older.bytes())));
  }

  private Local local(Settings settings, Consumer<String> console) {
    LocalConfig config = LocalConfig.in(settings.data()).tellingOf(console);
    return opened(Local.open(settings.rateLimits() ? config : config.unlimited()));
  }

  private <T extends AutoCloseable> T opened(T adapter) {
    open.add(adapter);
    return adapter;
  }

  /** Closes everything, last opened first; one that fails does not keep the others open. */
  @Override
  public void close() {
    RuntimeException first = null;
    for (AutoCloseable adapter : open.reversed()) {
      try {
        adapter.close();
      } catch (Exception failed) {
        first = first == null ? new IllegalStateException("cannot close", failed) : first;
      }
    }
    open.clear();
    if (first != null) {
      throw first;
    }
  }
}
