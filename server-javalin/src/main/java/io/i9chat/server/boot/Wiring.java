package io.i9chat.server.boot;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.account.AccountLimits;
import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.chat.SyncChats;
import io.i9chat.domain.departure.FinishDepartures;
import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.domain.media.CleanMedia;
import io.i9chat.domain.media.SweepMedia;
import io.i9chat.domain.people.FindPeople;
import io.i9chat.domain.session.ForgetExpired;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.people.Blocks;
import io.i9chat.server.boot.command.ControlSocket;
import io.i9chat.server.boot.process.Housekeeping;
import io.i9chat.server.boot.process.ProcessEnd;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.server.boot.store.Adapters;
import io.i9chat.server.boot.store.MediaHost;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.budget.Patience;
import io.i9chat.server.http.HttpServer;
import io.i9chat.server.http.MediaRoutes;
import io.i9chat.server.http.Requests;
import io.i9chat.server.jetty.CountedConnector;
import io.i9chat.server.jetty.JettySetup;
import io.i9chat.server.operation.Catalogue;
import io.i9chat.server.operation.Limits;
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
import io.i9chat.server.operation.server.ValueLimits;
import io.i9chat.server.wire.json.Json;
import io.i9chat.server.ws.Handshake;
import io.i9chat.server.ws.SocketLimits;
import io.i9chat.server.ws.Sockets;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The composition root: makes a running server of the settings, one short method per area. */
public final class Wiring implements AutoCloseable {
  private final AtomicBoolean ready = new AtomicBoolean();
  private final Settings settings;
  private final Adapters adapters;
  private final I9chat i9chat;
  private final ByteBudget budget;
  private final Catalogue catalogue;
  private final Sockets sockets;
  private final HttpServer http;
  private final Housekeeping housekeeping;
  private final ControlSocket control;

  private Wiring(Settings settings, Consumer<String> console) {
    this.settings = settings;
    adapters = Adapters.open(settings, console);
    i9chat = new I9chat(adapters.ports(), settings.backend());
    unlock();
    housekeeping = Housekeeping.start(chores());
    budget = new ByteBudget(settings.budgetBytes(), settings.rateLimits());
    Limits limits = limits(adapters.ports());
    OperationRunner runner = new OperationRunner(i9chat.signIn().sessions().authenticate(), limits);
    catalogue = catalogue(limits);
    sockets = sockets(catalogue, runner);
    http = http(catalogue, runner);
    control = ControlSocket.open(settings.data(), i9chat);
  }

  /**
   * Opens everything and starts to listen.
   *
   * @param console is told one line per mail that goes into the development mailbox
   * @throws StartFailure if the folder, the port or anything else cannot be had
   */
  public static Wiring start(Settings settings, Consumer<String> console) {
    Listening.check(settings.http());
    Wiring wiring = new Wiring(settings, console);
    try {
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
    return configured != null ? configured : Listening.url(settings.http(), port());
  }

  /** Refuses a secret that does not fit the store, before a caller meets it. */
  private void unlock() {
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

  private List<Housekeeping.Chore> chores() {
    return List.of(
        new Housekeeping.Chore(
            "deleted accounts are still in chats",
            () ->
                none(i9chat.departures().finish().handle(new FinishDepartures.Command()).failed())),
        new Housekeeping.Chore(
            "expired sessions and codes are still there",
            () -> i9chat.forgetExpired().handle(new ForgetExpired.Command())),
        new Housekeeping.Chore(
            "media that nothing uses is still there",
            () -> none(i9chat.media().clean().handle(new CleanMedia.Command()).failed())),
        new Housekeeping.Chore("media that the store does not know is still there", this::sweep)
            .seldom(Duration.ofHours(1), Duration.ofDays(7)));
  }

  private void sweep() {
    switch (i9chat.media().sweep().handle(new SweepMedia.Command())) {
      case SweepMedia.Outcome.Swept swept -> none(swept.failed());
      case SweepMedia.Outcome.Doubtful doubtful ->
          throw new PortFailure(
              "of what is stored %d objects are unknown and %d known; nothing was deleted, for %s is likely to be that of another server"
                  .formatted(doubtful.unknown(), doubtful.known(), settings.adapters().media()));
    }
  }

  private static void none(int failed) {
    if (failed > 0) {
      throw new PortFailure(failed + " times; the next round tries again");
    }
  }

  private Limits limits(Ports ports) {
    Map<String, Long> others = new TreeMap<>(ValueLimits.published());
    others.putAll(SocketLimits.published());
    others.put("page.items", (long) PageLimit.MAX);
    others.put("page.bytes", (long) PageLimit.BYTES);
    others.put("sync.known", (long) SyncChats.KNOWN);
    others.put("sync.entries", (long) SyncChats.ENTRIES);
    others.put("blocks.perPerson", (long) Blocks.MOST);
    others.put("sessions.perPerson", (long) AccountLimits.SESSIONS);
    others.put("users.names", (long) FindPeople.MAX);
    others.put("groups.members", (long) settings.backend().groups().maxMembers());
    others.put("storage.perPersonBytes", settings.backend().storage().perPerson());
    others.put("nearby.radius", settings.backend().people().nearbyRadius());
    others.put("presence.watched", (long) LiveSubscription.WATCHED);
    others.put("json.depth", (long) Json.MAX_DEPTH);
    others.put("json.numberLength", (long) Json.MAX_NUMBER_LENGTH);
    others.put("json.nameLength", (long) Json.MAX_NAME_LENGTH);
    others.put("http.bodyBytes", (long) HttpServer.MAX_BODY_BYTES);
    others.put("http.anonymousBodyBytes", (long) HttpServer.MAX_ANONYMOUS_BODY_BYTES);
    others.put("http.bodiesBytes", budget.bytes());
    others.put("http.answersBytes", budget.bytes());
    others.put("media.movingPerAddress", (long) MediaRoutes.PER_ADDRESS);
    others.put("budget.bytes", budget.bytes());
    others.put("budget.accountBytes", budget.accountBytes());
    others.put("budget.addressBytes", budget.addressBytes());
    others.put("budget.shareWaitMs", Patience.FOR_ITS_OWN.toMillis());
    others.put("budget.waitMs", Patience.FOR_OTHERS.toMillis());
    others.put("http.perAddress", (long) CountedConnector.PER_ADDRESS);
    others.put("http.headerBytes", (long) JettySetup.HEADER_BYTES);
    return new Limits(ports.limiter(), others);
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
    return new Sockets(
        i9chat,
        catalogue,
        runner,
        adapters.ports().ids(),
        adapters.ports().clock(),
        budget,
        settings.rateLimits());
  }

  private HttpServer http(Catalogue catalogue, OperationRunner runner) {
    Requests requests = new Requests(settings.http(), runner);
    return new HttpServer(
        settings.http(),
        catalogue,
        runner,
        requests,
        adapters.ports().clock(),
        budget,
        ready::get,
        adapters
            .ports()
            .mediaStore()
            .endpoint()
            .map(endpoint ->
                new MediaRoutes(
                    endpoint, this::address, requests::address, budget, settings.rateLimits()))
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
        i9chat,
        adapters);
  }
}
