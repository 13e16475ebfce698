package io.i9chat.server.boot;

import io.i9chat.domain.I9chat;
import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;
import io.i9chat.server.access.ConnectionRecords;
import io.i9chat.server.admin.AdminServer;
import io.i9chat.server.admin.AdminSettings;
import io.i9chat.server.admin.Readiness;
import io.i9chat.server.boot.command.ControlSocket;
import io.i9chat.server.boot.process.Housekeeping;
import io.i9chat.server.boot.process.ProcessEnd;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.server.boot.store.Adapters;
import io.i9chat.server.boot.store.MediaHost;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.document.ApiDocuments;
import io.i9chat.server.http.DocumentRoutes;
import io.i9chat.server.http.HttpServer;
import io.i9chat.server.http.MediaRoutes;
import io.i9chat.server.http.Requests;
import io.i9chat.server.metrics.MeteredMailer;
import io.i9chat.server.metrics.Metrics;
import io.i9chat.server.operation.Catalogue;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.OperationRunner;
import io.i9chat.server.operation.account.AccountOperations;
import io.i9chat.server.operation.account.SessionOperations;
import io.i9chat.server.operation.chat.ChatOperations;
import io.i9chat.server.operation.departure.DepartureOperations;
import io.i9chat.server.operation.group.GroupOperations;
import io.i9chat.server.operation.group.GroupPeopleOperations;
import io.i9chat.server.operation.live.LiveOperations;
import io.i9chat.server.operation.media.MediaOperations;
import io.i9chat.server.operation.message.MessageOperations;
import io.i9chat.server.operation.message.ReceiptOperations;
import io.i9chat.server.operation.message.SearchOperations;
import io.i9chat.server.operation.people.MeOperations;
import io.i9chat.server.operation.people.PeopleOperations;
import io.i9chat.server.operation.server.ServerOperations;
import io.i9chat.server.ws.Handshake;
import io.i9chat.server.ws.Sockets;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The composition root: makes a running server of the settings, one short method per area. */
public final class Wiring implements AutoCloseable {
  private final AtomicBoolean ready = new AtomicBoolean();
  private final Metrics metrics = new Metrics();
  private final Settings settings;
  private final Adapters adapters;
  private final Ports ports;
  private final I9chat i9chat;
  private final ByteBudget budget;
  private final Catalogue catalogue;
  private final Sockets sockets;
  private final HttpServer http;
  private final Housekeeping housekeeping;
  private final ControlSocket control;
  private final Readiness readiness;
  private @Nullable AdminServer admin;

  private Wiring(Settings settings, Consumer<String> console) {
    this.settings = settings;
    adapters = Adapters.open(settings, console);
    MeteredMailer mailer = metrics.metered(adapters.ports().signInPorts().mailer());
    ports = metered(adapters.ports(), mailer);
    i9chat = new I9chat(ports, settings.backend());
    checkAdapters();
    housekeeping =
        Housekeeping.start(Chores.of(i9chat, settings, metrics, adapters.bus().leases()));
    budget = new ByteBudget(settings.budgetBytes(), settings.rateLimits());
    Limits limits = limits(ports);
    OperationRunner runner = new OperationRunner(i9chat.signIn().sessions().authenticate(), limits);
    catalogue = catalogue(limits);
    sockets = sockets(catalogue, runner);
    http = http(catalogue, runner);
    control = ControlSocket.open(settings.data(), i9chat);
    readiness =
        Parts.readiness(
            ready::get,
            settings,
            ports,
            () -> mailer.isUp() && adapters.isMailUp(),
            adapters.bus()::isUp);
    showMetrics();
  }

  private Ports metered(Ports all, MeteredMailer mailer) {
    SignInPorts signIn = all.signInPorts();
    return all.with(metrics.metered(all.limiter(), Limits.buckets()))
        .with(new SignInPorts(signIn.hasher(), signIn.tokens(), signIn.secrets(), mailer));
  }

  private void showMetrics() {
    adapters.show(metrics);
    Gauges.show(metrics, sockets);
    Gauges.show(metrics, i9chat);
    Gauges.show(metrics, budget);
    Gauges.show(metrics, readiness);
    Gauges.show(metrics, settings.data());
  }

  /**
   * Opens everything and starts to listen.
   *
   * @param console is told one line per mail that goes into the development mailbox
   * @throws StartFailure if the folder, the port or anything else cannot be had
   */
  public static Wiring start(Settings settings, Consumer<String> console) {
    Listening.check(settings);
    Wiring wiring = new Wiring(settings, console);
    try {
      wiring.startAdmin();
      wiring.http.start();
    } catch (JavalinBindException used) {
      wiring.close();
      throw Listening.failure(settings.http(), "the port is in use");
    } catch (RuntimeException failed) {
      wiring.close();
      throw failed;
    }
    wiring.ready.set(true);
    return wiring;
  }

  private void startAdmin() {
    AdminSettings at = settings.admin();
    if (at == null) {
      return;
    }
    try {
      admin = AdminServer.start(at, metrics, readiness);
    } catch (IOException used) {
      throw Listening.failure(at, String.valueOf(used.getMessage()));
    }
    // Java's own figures take a tenth of a second to be found, which no start has to wait for.
    Thread.startVirtualThread(metrics::bindProcess);
  }

  /** The port that metrics and readiness are told on, {@code null} if there is none. */
  public @Nullable Integer adminPort() {
    return admin == null ? null : admin.port();
  }

  /** The port that HTTP is served on. */
  public int port() {
    return http.port();
  }

  /** The backend that is served. */
  public I9chat i9chat() {
    return i9chat;
  }

  /** What calls in progress take their memory of. */
  public ByteBudget budget() {
    return budget;
  }

  /** Everything that can be asked. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** Where clients reach this server. */
  private URI address() {
    URI configured = settings.http().publicUrl();
    return configured != null ? configured : Listening.url(settings.http().host(), port());
  }

  /** Refuses media on the host of clients and a secret of another store, before a caller comes. */
  private void checkAdapters() {
    try {
      MediaHost.check(adapters.ports().mediaStore(), settings.http().publicUrl());
      adapters.unlock(i9chat);
    } catch (RuntimeException failed) {
      closeAll();
      throw failed;
    }
  }

  private void closeAll() {
    ProcessEnd.closeAll(i9chat, adapters);
  }

  private Limits limits(Ports ports) {
    return new Limits(ports.limiter(), PublishedLimits.of(settings, budget));
  }

  private Catalogue catalogue(Limits limits) {
    return new Catalogue(
        List.of(
            new AccountOperations(i9chat.signIn()).all(),
            new SessionOperations(i9chat.signIn().sessions()).all(),
            new MeOperations(i9chat.people()).all(),
            new DepartureOperations(i9chat.signIn().departures()).all(),
            new PeopleOperations(i9chat.people()).all(),
            new ChatOperations(i9chat.chats()).all(),
            new GroupOperations(i9chat.groups()).all(),
            new GroupPeopleOperations(i9chat.groups()).all(),
            new MessageOperations(i9chat.messages()).all(),
            new ReceiptOperations(i9chat.chats().mark(), i9chat.messages().receipts()).all(),
            new SearchOperations(i9chat.messages().search()).all(),
            new LiveOperations(i9chat.live()).all(),
            new MediaOperations(i9chat.media(), this::address).all(),
            new ServerOperations(limits).all()));
  }

  private Sockets sockets(Catalogue catalogue, OperationRunner runner) {
    List<String> operations =
        Stream.concat(
                catalogue.all().stream().map(Operation::name), Stream.of(Sockets.AUTHENTICATE))
            .toList();
    return new Sockets(
        i9chat,
        catalogue,
        runner,
        ports.ids(),
        ports.clock(),
        budget,
        new ConnectionRecords(
            metrics, operations, Sockets.closeCodes(), settings.http().logAddresses()),
        settings.rateLimits());
  }

  private HttpServer http(Catalogue catalogue, OperationRunner runner) {
    Requests requests = new Requests(settings.http(), runner);
    ApiDocuments documents = new ApiDocuments(catalogue);
    return new HttpServer(
        settings.http(),
        catalogue,
        runner,
        requests,
        ports.clock(),
        budget,
        metrics,
        ready::get,
        new DocumentRoutes(documents::openApi, documents::asyncApi, requests::address, budget),
        ports
            .mediaStore()
            .endpoint()
            .map(endpoint ->
                new MediaRoutes(
                    endpoint,
                    this::address,
                    requests::address,
                    budget,
                    metrics.media(),
                    settings.rateLimits()))
            .orElse(null),
        new Handshake(sockets, requests, settings.http()).upgrades());
  }

  /** Says that it is going, lets all clients go, and closes everything, last opened first. */
  @Override
  public void close() {
    ready.set(false);
    long began = System.nanoTime();
    ProcessEnd.closeAll(
        housekeeping::stop,
        control,
        sockets::drain,
        () -> http.close(Duration.ofNanos(System.nanoTime() - began)),
        sockets,
        housekeeping,
        this::closeAdmin,
        i9chat,
        adapters,
        metrics);
  }

  private void closeAdmin() {
    if (admin != null) {
      admin.close();
    }
  }
}
